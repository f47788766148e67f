import { expect, test } from 'vitest';
import { diagnose } from '#grader/core/diagnosis.ts';
import { observation, observed } from './fake-session.ts';

const evaluation = { target: 'f', inputs: {} };
const evidence = (...answers: number[][]) =>
  answers.map((values) => ({ evaluation, reply: observed(values) }));

test('names the one mistake that answers alike on every input', () => {
  const predictions = {
    doubled: [observation([2, 4]), observation([6])],
    squared: [observation([1, 4]), observation([9])],
  };
  expect(diagnose(evidence([2, 4], [6]), predictions)).toBe('doubled');
});

test('float32 rounding does not hide a mistake, a real difference does', () => {
  const predictions = { doubled: [observation([2, 4])] };
  expect(diagnose(evidence([2 * (1 + 2 ** -20), 4]), predictions)).toBe('doubled');
  expect(diagnose(evidence([2.001, 4]), predictions)).toBeUndefined();
});

test('if terms cancel, the tolerance of the check decides what is rounding', () => {
  const predictions = { reversed: [observation([3e-7])] };
  const expected = (tolerance: number) => ({
    outputs: { value: { shape: [1], value: [2e-7], tolerance: [tolerance] } },
  });
  const judged = (tolerance: number) =>
    evidence([4e-7]).map((one) => ({ ...one, expected: expected(tolerance) }));
  expect(diagnose(judged(1e-6), predictions)).toBe('reversed');
  expect(diagnose(judged(1e-9), predictions)).toBeUndefined();
});

test('names no mistake if two mistakes answer alike, or none does', () => {
  const predictions = { a: [observation([2])], b: [observation([2])] };
  expect(diagnose(evidence([2]), predictions)).toBeUndefined();
  expect(diagnose(evidence([3]), predictions)).toBeUndefined();
});

test('NaN alone is not a match: something finite must agree', () => {
  expect(diagnose(evidence([NaN]), { root: [observation([NaN])] })).toBeUndefined();
  expect(diagnose(evidence([NaN, 1]), { root: [observation([NaN, 1])] })).toBe('root');
});

test('a lost gradient is distinguished from a wrong one', () => {
  const gradients = { mu: null };
  const lost = {
    evaluation,
    reply: { kind: 'observed' as const, observation: { ...observation([1]), gradients } },
  };
  const cut = [{ ...observation([1]), gradients }];
  const kept = [{ ...observation([1]), gradients: { mu: observation([1]).outputs['value'] ?? null } }];
  expect(diagnose([lost], { cut, kept })).toBe('cut');
});
