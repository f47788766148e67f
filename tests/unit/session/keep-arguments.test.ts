import { expect, test } from 'vitest';
import { keepingArguments } from '#grader/session/keep-arguments.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

await useEngine('cpu');

type Any = (...args: unknown[]) => unknown;
const kept = (student: Any): Any => keepingArguments({ student })['student'] as Any;

test.each<[string, Any, unknown[], RegExp]>([
  ['sorts a list', (x) => (x as number[]).sort(), [[3, 1, 2]], /changed one/],
  ['appends to a list', (x) => (x as number[]).push(1), [[3]], /changed one/],
  [
    'sets an entry of a record',
    (s) => Object.assign(s as object, { theta: 2 }),
    [{ theta: 1 }],
    /changed one/,
  ],
  ['adds an entry', (s) => Object.assign(s as object, { psi: 2 }), [{ theta: 1 }], /changed one/],
  ['removes one', (s) => Reflect.deleteProperty(s as object, 'theta'), [{ theta: 1, psi: 0 }], /changed one/],
  [
    'changes a record in a record',
    (o) => ((o as { a: { b: number } }).a.b = 2),
    [{ a: { b: 1 } }],
    /changed one/,
  ],
  [
    'disposes of a tensor in a record',
    (o) => {
      (o as { x: tf.Tensor }).x.dispose();
    },
    [{ x: tf.scalar(1) }],
    /disposed of one/,
  ],
])('a function that %s is refused', (_, student, args, message) => {
  expect(() => kept(student)(...args)).toThrow(message);
});

test('what it changes after a pause is seen as well', async () => {
  const sorts: Any = async (x) => {
    await Promise.resolve();
    (x as number[]).sort();
  };
  await expect(kept(sorts)([2, 1])).rejects.toThrow(/changed one/);
});

test('what it returns, throws and exports is left alone', () => {
  const counter = new Map([['calls', 0]]);
  const count: Any = (map, values) => {
    (map as Map<string, number>).set('calls', 1);
    return (values as number[]).toSorted();
  };
  expect(kept(count)(counter, [NaN, -0, 1])).toEqual([-0, 1, NaN]);
  expect(counter.get('calls')).toBe(1);
  expect(() =>
    kept(() => {
      throw new RangeError('mine');
    })(),
  ).toThrow(RangeError);
  expect(keepingArguments({ size: 3 })).toEqual({ size: 3 });
});
