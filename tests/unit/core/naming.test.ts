import { expect, test } from 'vitest';
import { isContradicted, type Predictions } from '#grader/core/diagnosis.ts';
import { oracleCheck, type Case, type Check, type Outcome } from '#grader/core/index.ts';
import { nameMistakes } from '#grader/core/naming.ts';
import { observation, observed } from './fake-session.ts';

const evaluation = { target: 'f', inputs: {} };
const value = (...values: number[]): Case['expected'] => ({
  outputs: { value: { shape: [values.length], value: values, tolerance: values.map(() => 1e-6) } },
});
const check = (id: string): Check => oracleCheck({ id, title: id, points: 1, strata: {} });
const [first, second] = [check('first'), check('second')];
/** A check whose right answer is 2, with what the student returned. */
const ran = (one: Check, got: number): { check: Check; outcome: Outcome } => ({
  check: one,
  outcome: {
    verdict: got === 2 ? 'pass' : 'fail',
    message: '',
    margin: 0,
    evidence: [{ evaluation, reply: observed([got]), expected: value(2) }],
  },
});
const box = (inFirst: number, inSecond: number) => (one: Check) =>
  Promise.resolve<Predictions>({ box: [observation([one === first ? inFirst : inSecond])] });

test.each([
  ['both checks agree', 3, 3, 3, 3, ['first', 'second']],
  ['it would pass the other check', 3, 2, 3, 2, ['first']],
  ['the other check fails for another reason', 3, 7, 3, 2, ['first']],
  ['it would fail the other check, which passes', 3, 2, 3, 5, []],
  ['it would fail the other check differently', 3, 7, 3, 5, []],
] as const)('a name where %s', async (_, got, then, inFirst, inSecond, expected) => {
  const names = await nameMistakes([ran(first, got), ran(second, then)], box(inFirst, inSecond));
  expect([...names.keys()].map(({ id }) => id)).toEqual(expected);
});

test('a property that names its mistake needs no other evidence', async () => {
  const outcome: Outcome = { verdict: 'fail', message: '', margin: 0, mistake: 'own-noise' };
  const names = await nameMistakes([{ check: first, outcome }, ran(second, 2)], box(3, 3));
  expect(names.get(first)).toBe('own-noise');
});

test('a mistake that throws speaks against an answer that returns, and not against one that throws', () => {
  const returned = [{ evaluation, reply: observed([2]), expected: value(2) }];
  const threw = [{ evaluation, reply: { kind: 'threw', message: 'no' } as const, expected: value(2) }];
  expect(isContradicted(returned, [null])).toBe(true);
  expect(isContradicted(threw, [null])).toBe(false);
});
