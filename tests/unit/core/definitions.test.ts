import { expect, test } from 'vitest';
import {
  defineExercise,
  defineHiddenChecks,
  definePublicChecks,
  passed,
  propertyCheck,
} from '#grader/core/index.ts';

const description = {
  id: 'unit/exercise',
  title: 'An exercise',
  points: 2,
  lesson: 'unit/page',
  entry: ['f'],
  hints: ['one', 'two', 'three'],
};
const exercise = defineExercise(description);
const check = (id: string, points: number) =>
  propertyCheck({ id, title: id, points, run: () => Promise.resolve(passed()) });

test('limits have defaults', () => {
  expect(exercise.limits).toEqual({ seconds: 5, memoryMb: 1024, outputBytes: 65_536 });
});

test('an exercise is not a bonus unless it says so', () => {
  expect(exercise.bonus).toBe(false);
  expect(defineExercise({ ...description, bonus: true }).bonus).toBe(true);
});

test.each([
  [{ ...description, id: 'Unit/Exercise' }, /id: an exercise id is <unit>\/<exercise>/],
  [{ ...description, hints: ['one'] }, /hints: at least three graded hints/],
  [{ ...description, points: 0 }, /points/],
  [{ ...description, entry: ['not a name'] }, /entry/],
])('names the rule that %j breaks', (wrong, message) => {
  expect(() => defineExercise(wrong)).toThrow(message);
});

test('hidden checks carry exactly the points of the exercise', () => {
  expect(() => defineHiddenChecks({ exercise, version: 1, checks: [check('a', 1)] })).toThrow(
    'unit/exercise: its checks have 1 point in total, but the exercise has 2',
  );
  expect(
    defineHiddenChecks({ exercise, version: 1, checks: [check('a', 1), check('b', 1)] }).checks,
  ).toHaveLength(2);
});

test('public checks carry none, ids are unique, and no checks at all are refused', () => {
  const golden = { mistakes: {}, checks: {} };
  expect(() => definePublicChecks({ exercise, golden, checks: [check('a', 1)] })).toThrow(
    "public check 'a' must carry no points",
  );
  expect(() => definePublicChecks({ exercise, golden, checks: [check('a', 0), check('a', 0)] })).toThrow(
    'is defined twice',
  );
  expect(() => definePublicChecks({ exercise, golden, checks: [] })).toThrow(
    'an exercise without checks can never fail',
  );
});
