/** Kinds: the judge loops over what it was sent; a reply that breaks the judge. */
import { describe, expect, test } from 'vitest';
import { checkInitialWeights } from '#grader/core/initial-weights.ts';
import {
  compare,
  oracleCheck,
  propertyCheck,
  passed,
  randomFor,
  SessionFailure,
  type Check,
  type Evaluation,
  type NumericArray,
  type Observation,
  type Reply,
} from '#grader/core/index.ts';
import { maxValues } from '#grader/core/reply-size.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { defineKeys, defineQuestions, formCheck, questionChecks } from '#grader/quiz/index.ts';
import { shorten } from '#grader/quiz/judge-answer.ts';
import { fakeSession } from '#tests/unit/core/fake-session.ts';

const random = await randomFor('judges');
const array = (shape: readonly number[], value: (i: number) => number = () => 0): NumericArray => {
  const size = shape.reduce((a, b) => a * b, 1);
  return { dtype: 'float32', shape, data: Float32Array.from({ length: size }, (_, i) => value(i)) };
};
const reply = (outputs: Observation['outputs']): Reply => ({
  kind: 'observed',
  observation: { outputs, gradients: {} },
});
/** More numbers than any of our arrays can hold, without using memory. */
const endless = (length: number): NumericArray => ({
  dtype: 'bool',
  shape: [length],
  data: Object.create(Uint8Array.prototype, { length: { value: length } }) as Uint8Array,
});

describe('initial weights', () => {
  const shapes = { kernel: [30, 20], bias: [20] };
  const drawn = new Map<number, (i: number) => number>();
  const honest = (seed: number): Observation['outputs'] => {
    const values = Array.from({ length: 600 }, () => random.normal() / 5);
    if (!drawn.has(seed)) drawn.set(seed, (i) => values[i] ?? 0);
    return { kernel: array([30, 20], drawn.get(seed)), bias: array([20]) };
  };
  const judged = async (answer: (seed: number) => Observation['outputs']) => {
    const session = fakeSession(({ params }) => reply(answer(Number(params?.['seed']))));
    const ask = (seed: number): Evaluation => ({ target: 'initial', inputs: {}, params: { seed } });
    return (await checkInitialWeights(session, random, ask, shapes, () => 'zero')).outcome;
  };

  test('pass if all of them are right', async () => {
    expect(await judged(honest)).toMatchObject({ verdict: 'pass' });
  });

  test.each<[string, (seed: number) => Observation['outputs'], RegExp]>([
    ['an empty record', () => ({}), /kernel is missing/],
    ['another record, whose values are right', () => ({ other: array([20]) }), /kernel is missing/],
    ['one too few', (seed) => ({ kernel: honest(seed)['kernel'] ?? array([]) }), /bias is missing/],
    [
      'the properties of every object',
      () => ({ ['__proto__']: array([20]), constructor: array([20]) }),
      /kernel is missing/,
    ],
    [
      'an inherited kernel',
      (seed) => Object.create(honest(seed)) as Observation['outputs'],
      /kernel is missing/,
    ],
    [
      'a kernel that is a bias',
      (seed) => ({ ...honest(seed), kernel: array([600]) }),
      /kernel has shape \[600\]/,
    ],
    [
      'a kernel without numbers',
      (seed) => ({ ...honest(seed), kernel: { ...array([0]), shape: [30, 20] } }),
      /shape/,
    ],
    [
      'a kernel of 140,000,000 numbers',
      (seed) => ({ ...honest(seed), kernel: endless(14e7) }),
      /\[140000000\]/,
    ],
    [
      'a kernel that is not a number',
      (seed) => ({ ...honest(seed), kernel: array([30, 20], () => NaN) }),
      /finite/,
    ],
    ['a bias that is infinite', (seed) => ({ ...honest(seed), bias: array([20], () => Infinity) }), /finite/],
  ])('earn nothing as %s', async (_, answer, message) => {
    const outcome = await judged(answer);
    expect(outcome.verdict).toBe('fail');
    expect(outcome.message).toMatch(message);
  });
});

describe('a comparison', () => {
  const expected = { shape: [2], value: [1, 2], tolerance: [0.1, 0.1] };
  test.each<[string, NumericArray]>([
    ['fewer numbers than the shape has', { ...array([1], () => 1), shape: [2] }],
    ['no numbers', { ...array([0]), shape: [2] }],
    ['more numbers than the shape has', { ...array([3], () => 1), shape: [2] }],
    ['NaN', array([2], () => NaN)],
    ['140,000,000 numbers', endless(14e7)],
  ])('never agrees with %s', (_, got) => {
    expect(compare('z', got, expected)).toMatchObject({ agrees: false });
  });
  test('lets nothing pass under a tolerance that is not a number', () => {
    const got = array([2], (i) => i + 1.5);
    expect(compare('z', got, { ...expected, tolerance: [NaN, NaN] }).agrees).toBe(false);
  });
  test('with an incomplete expectation is a fault of ours', () => {
    expect(() => compare('z', array([2]), { ...expected, value: [1] })).toThrow(/^internal/);
  });
});

const run = async (check: Check, answer: (evaluation: Evaluation) => Reply) => {
  const [result] = await runChecks({
    session: fakeSession(answer),
    checks: [check],
    visibility: 'public',
    random,
    mistakes: {},
    predict: () => Promise.resolve({}),
  });
  return result;
};

describe('an exception in a judge', () => {
  const broken = (expects?: Evaluation['expects']): Check =>
    propertyCheck({
      id: 'broken',
      title: 'broken',
      points: 1,
      run: async (session) => {
        await session.evaluate({ target: 'f', inputs: {}, ...(expects ? { expects } : {}) });
        throw new RangeError('Invalid array length');
      },
    });
  test.each<[string, Reply, Evaluation['expects'] | undefined]>([
    ['nothing', reply({}), undefined],
    ['an output that was not requested', reply({ z: array([]) }), undefined],
    ['140,000,000 numbers', reply({ value: endless(14e7) }), undefined],
    ['another shape', reply({ value: array([3]) }), { value: [2] }],
    ['fewer numbers than its shape has', reply({ value: { ...array([1]), shape: [2] } }), { value: [2] }],
    ['NaN', reply({ value: array([2], () => NaN) }), { value: [2] }],
  ])('over a reply of %s is the fault of the reply', async (_, given, expects) => {
    const result = await run(broken(expects), () => given);
    expect(result).toMatchObject({ verdict: 'fail', points: 0 });
    expect(result?.message).toMatch(/^what your code returned cannot be judged: /);
  });
  test('over a reply of the requested form is ours', async () => {
    const good = reply({ value: array([2], () => 1) });
    await expect(run(broken({ value: [2] }), () => good)).rejects.toThrow('Invalid array length');
    await expect(run(broken(), () => good)).rejects.toThrow('Invalid array length');
  });
  test('before any reply is ours', async () => {
    const cases = (): never => {
      throw new Error('the oracle has a bug');
    };
    const check = oracleCheck({ id: 'a', title: 'a', points: 1, strata: { any: cases } });
    await expect(run(check, () => reply({}))).rejects.toThrow('the oracle has a bug');
  });
  test('that ends the session still ends it', async () => {
    const check = propertyCheck({
      id: 'a',
      title: 'a',
      points: 1,
      run: async (session) => {
        await session.evaluate({ target: 'f', inputs: {} });
        throw new SessionFailure('timeout', 'too long');
      },
    });
    expect(await run(check, () => reply({}))).toMatchObject({ verdict: 'timeout' });
  });
});

describe('the size of a reply is limited', () => {
  test('by what was sent and expected, between two bounds', () => {
    expect(maxValues({ target: 'f', inputs: {} })).toBe(2 ** 18);
    expect(maxValues({ target: 'f', inputs: { x: array([50_000]) } })).toBe(400_000);
    expect(maxValues({ target: 'f', inputs: {}, expects: { w: [1e4, 1e4] } })).toBe(2 ** 20);
  });
});

describe('answers to questions', () => {
  const common = { title: 't', prompt: 'p?' };
  const questions = defineQuestions([
    { kind: 'choice', id: 'colour', ...common, options: { red: 'Red.', blue: 'Blue.' } },
    { kind: 'text', id: 'essay', ...common, rubric: ['why'] },
  ]);
  const why = { explanation: 'e', lesson: 'l/l#l' };
  const keys = defineKeys(questions, {
    colour: { kind: 'option', right: 'red', because: 'b', wrong: { blue: why } },
  });
  const checks = [...questionChecks(questions, keys, 1), formCheck(questions)];
  const codes = (text: string): NumericArray => ({
    dtype: 'int32',
    shape: [text.length],
    data: Int32Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
  });
  const deep = `{"colour":${'['.repeat(24_000)}${']'.repeat(24_000)}}`;
  test.each<[string, Observation['outputs']]>([
    ['no output', {}],
    ['an output of another name', { answers: codes('{"colour":"red"}') }],
    ['140,000,000 codes', { value: endless(14e7) }],
    ['a table of codes', { value: { ...codes('{"colour":"red"}'), shape: [4, 4] } }],
    ['codes that are not whole', { value: array([3], () => 0.5) }],
    ['negative codes', { value: array([3], () => -1) }],
    ['codes that are not numbers', { value: array([3], () => NaN) }],
    ['text that is not JSON', { value: codes('{"colour') }],
    ['a list', { value: codes('["red"]') }],
    ['a text', { value: codes('"red"') }],
    ['null', { value: codes('null') }],
    ['an answer nested 24,000 times', { value: codes(deep) }],
    ['the prototype of an object', { value: codes('{"__proto__":{"colour":"red","essay":"e"}}') }],
  ])('earn nothing as %s, and are not a fault of ours', async (_, outputs) => {
    for (const check of checks) {
      const result = await run(check, () => reply(outputs));
      expect(result).toMatchObject({ verdict: 'fail', points: 0 });
      expect(result?.message.length).toBeLessThan(300);
    }
  });
  test('are shown, whatever their type', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    for (const strange of [round, 7n, Symbol('s'), () => 1, new Array(3), 'x'.repeat(1e6), '😀'.repeat(100)])
      expect(shorten(strange).length).toBeLessThanOrEqual(80);
    expect(shorten('😀'.repeat(100)).isWellFormed()).toBe(true);
    expect(passed().verdict).toBe('pass');
  });
});
