import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { float32, type NumericArray } from '#reference/shared/arrays.ts';
import { failed, passed, propertyCheck, type Case } from '#grader/core/check.ts';
import type { Check } from '#grader/core/define-checks.ts';
import { maskedMessage, type Masked } from '#grader/core/masked-message.ts';
import { randomFor } from '#grader/core/random.ts';
import type { CheckResult } from '#grader/core/result.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import type { Reply, Session } from '#grader/core/session.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { processorMs } from '#tests/processor-time.ts';

const observed = (
  outputs: Record<string, NumericArray>,
  gradients: Record<string, NumericArray | null> = {},
): Reply => ({
  kind: 'observed',
  observation: { outputs, gradients },
});
const exactly = ({ shape, data }: NumericArray) => ({
  shape,
  value: data,
  tolerance: Array.from(data, () => 1e-6),
});
const vector = (...values: number[]): NumericArray => float32([values.length], values);
const oracle = (one: Case): Check => ({
  kind: 'oracle',
  id: 'value',
  title: 'y = 2 x',
  points: 0,
  cases: () => [one],
});

async function run(
  check: Check,
  reply: Reply,
  visibility: 'public' | 'hidden' = 'public',
  words: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
): Promise<{ message: string; reason: string | undefined }> {
  const reasons = new Map<string, Masked>();
  const session: Session = { evaluate: () => Promise.resolve(reply) };
  const random = await randomFor('key', 'test');
  const predict = () => Promise.resolve({});
  const [result] = await runChecks({
    session,
    checks: [check],
    visibility,
    random,
    mistakes: {},
    predict,
    words,
    reasons,
  });
  return { message: result?.message ?? '', reason: reasons.get(check.id)?.reason };
}

const x = vector(1, 2, 3);
const doubled: Case = {
  evaluation: { target: 'double', inputs: { x }, params: { rate: 0.5, form: 'plain' } },
  expected: { outputs: { value: exactly(vector(2, 4, 6)) } },
};

describe('a public failure shows its inputs', () => {
  test('small arrays in full, with what was returned and expected', async () => {
    const { message } = await run(oracle(doubled), observed({ value: vector(2, 5, 6) }));
    expect(message).toBe(
      [
        'result[1]: got 5, expected 4 (1 of 3 values are wrong).',
        'With these inputs:',
        '  x = [1, 2, 3]',
        '  rate = 0.5, form = "plain"',
        '  returned for the result: [2, 5, 6]',
        '  expected: [2, 4, 6]',
      ].join('\n'),
    );
  });

  test('large ones by the place of the first wrong value', async () => {
    const many = float32(
      [40, 50],
      Array.from({ length: 2000 }, (_, i) => i),
    );
    const other = float32(
      [40, 7],
      Array.from({ length: 280 }, (_, i) => i),
    );
    const [wrong, weights] = [Float32Array.from(many.data), float32([5, 9], new Array<number>(45).fill(2))];
    wrong[123] = -1;
    const one: Case = {
      evaluation: { target: 'f', inputs: { many, other, weights } },
      expected: { outputs: { value: exactly(many) } },
    };
    const { message } = await run(oracle(one), observed({ value: { ...many, data: wrong } }));
    expect(message).toContain('result[2, 23]: got -1, expected 123');
    expect(message).toContain('  many [40, 50]: 123 at [2, 23]');
    expect(message).toContain('  other [40, 7]: row 2 is [14, 15, 16, 17, 18, 19, 20]');
    expect(message).toContain('  weights [5, 9], from 2 to 2');
    expect(message).not.toContain('expected:');
    expect(message.length).toBeLessThan(500);
  });

  test('the weights of a gradient', async () => {
    const one: Case = {
      evaluation: {
        target: 'f',
        inputs: { x },
        gradient: { wrt: ['x'], cotangents: { value: vector(1, 0, 1) } },
      },
      expected: { outputs: {}, gradients: { x: exactly(vector(2, 0, 2)) } },
    };
    const { message } = await run(oracle(one), observed({}, { x: vector(2, 0, 3) }));
    expect(message).toContain('the gradient is that of the sum of the result times = [1, 0, 1]');
    expect(message).toContain('returned for the gradient with respect to x: [2, 0, 3]');
  });

  test('of a property check, those of its last evaluation', async () => {
    const check = propertyCheck({
      id: 'same',
      title: 'same',
      points: 0,
      run: async (session) => {
        for (const input of [vector(1), vector(7)])
          await session.evaluate({ target: 'f', inputs: { input } });
        return failed('two answers differ.');
      },
    });
    expect((await run(check, observed({ value: vector(1) }))).message).toBe(
      'two answers differ.\nWith these inputs:\n  input = [7]',
    );
  });

  test('of a call that threw, their shapes', async () => {
    expect((await run(oracle(doubled), { kind: 'threw', message: 'Error: no' })).message).toBe(
      'your code threw: Error: no\nThe inputs had these shapes: x [3].',
    );
  });

  test('of the call in the message, not of a later one', async () => {
    const second = { ...doubled, evaluation: { ...doubled.evaluation, inputs: { later: x } } };
    const replies: Reply[] = [{ kind: 'threw', message: 'Error: no' }, observed({ value: vector(0, 0, 0) })];
    const check: Check = { kind: 'oracle', id: 'a', title: 'a', points: 0, cases: () => [doubled, second] };
    const session: Session = { evaluate: () => Promise.resolve(replies.shift() ?? observed({})) };
    const [result] = await runChecks({
      ...{ session, checks: [check], visibility: 'public', random: await randomFor('key', 'test') },
      ...{ mistakes: {}, predict: () => Promise.resolve({}) },
    });
    expect(result?.message).toBe('your code threw: Error: no\nThe inputs had these shapes: x [3].');
  });

  test('nothing for a check that passes, or one without inputs', async () => {
    expect((await run(oracle(doubled), observed({ value: vector(2, 4, 6) }))).message).toBe('');
    const check = propertyCheck({
      id: 'a',
      title: 'a',
      points: 0,
      run: () => Promise.resolve(failed('no.')),
    });
    expect((await run(check, observed({}))).message).toBe('no.');
    expect((await run({ ...check, run: () => Promise.resolve(passed()) }, observed({}))).message).toBe('');
  });

  test.each([
    ['an empty shape', { dtype: 'float32', shape: [1e9, 0], data: new Float32Array() }],
    ['a million values', float32([1e6], new Float32Array(1e6))],
  ] as const)('in bounded time and length for %s', async (_, value) => {
    let message = '';
    const tookMs = await processorMs(async () => {
      ({ message } = await run(oracle(doubled), observed({ value })));
    });
    expect(tookMs).toBeLessThan(1000);
    expect(message.length).toBeLessThan(2000);
  });
});

describe('a hidden failure shows none', () => {
  test.each([
    ['wrong values', observed({ value: vector(2, 5, 6) }), 'the result has wrong values.'],
    [
      'NaN',
      observed({ value: vector(2, NaN, 6) }),
      'the result is NaN or infinite; it should be a finite number.',
    ],
    ['a shape', observed({ value: vector(2, 5) }), 'the result does not have the right shape.'],
    [
      'a missing part',
      observed({ other: vector(1) }),
      'the result is missing from what your function returned.',
    ],
    [
      'nothing',
      { kind: 'unusable', message: 'your function returned nothing; is a `return` missing?' },
      'your function returned nothing; is a `return` missing?',
    ],
    [
      'a message of the child that contains an input',
      { kind: 'unusable', message: 'one two three' },
      'Your function returned something that is not a tensor, a number, or a record of these.',
    ],
  ] as const)('but says what is wrong: %s', async (_, reply, reason) => {
    const { message, reason: said } = await run(oracle(doubled), reply, 'hidden');
    expect(said).toBe(reason);
    expect(said).not.toMatch(/\d/);
    expect(message).not.toContain('With these inputs');
  });

  test.each([
    ['g.kernel1 starts at zero everywhere.', 'g.kernel1 starts at zero everywhere.'],
    ['5 of 64 divergences are negative.', ''],
    ['the value is −3.', ''],
    ['it is .5', ''],
  ])('and of a property only a message without a number: %s', async (message, reason) => {
    const check = propertyCheck({
      id: 'a',
      title: 'a',
      points: 0,
      run: () => Promise.resolve(failed(message)),
    });
    expect((await run(check, observed({}), 'hidden')).reason).toBe(reason);
  });

  const result = (visibility: 'public' | 'hidden', verdict: 'pass' | 'fail'): CheckResult => ({
    ...{ id: 'initial', title: 'kernels start random', visibility, verdict },
    ...{ points: 0, maxPoints: 0, message: '', margin: null },
  });
  const hidden = result('hidden', 'fail');
  const why = (reason: string): Masked => ({ reason, stratum: undefined });

  test('points to the public check of the same name only if that one fails too', () => {
    expect(maskedMessage(hidden, [result('public', 'fail'), hidden], why('x is wrong.'))).toContain(
      'shows an example',
    );
    for (const checks of [[hidden], [result('public', 'pass'), hidden]])
      expect(maskedMessage(hidden, checks, why('x is wrong.'))).not.toContain('shows an example');
  });

  test('says what was tested, and why it fails, if there is no public check', () => {
    expect(maskedMessage(hidden, [hidden], why('bias1 does not start at zero.'))).toBe(
      'wrong on fresh inputs. What was tested: kernels start random. Bias1 does not start at zero.',
    );
  });
});

describe('numbers that represent words are shown as words', () => {
  const words = { conclude: { vae: 1, undecided: 0, gan: -1 } };
  const one: Case = {
    evaluation: { target: 'conclude', inputs: {}, params: { 'vae.auroc.mean': 0.5, 'vae.recall.mean': 0.7 } },
    expected: { outputs: { auroc: exactly(float32([], [-1])) } },
  };
  const reply = observed({ auroc: float32([], [0]) });

  test('in the message', async () => {
    const { message } = await run(oracle(one), reply, 'public', words);
    expect(message).toMatch(/^auroc: got 'undecided', expected 'gan'\./);
    expect(message).toContain('vae.auroc.mean = 0.5');
    expect(message).not.toContain('recall');
  });

  test('and stay numbers if they represent none', async () => {
    expect((await run(oracle(one), reply)).message).toContain('auroc: got 0, expected -1');
  });

  test('each word of the course is one that its probe knows', async () => {
    const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../../exercises', import.meta.url)));
    const coded = exercises.filter(({ exercise }) => Object.keys(exercise.words).length > 0);
    expect(coded.map(({ exercise }) => exercise.id)).toContain('vae-vs-gan/showdown');
    for (const { exercise, probe } of coded)
      for (const [target, codes] of Object.entries(exercise.words)) {
        expect(probe).toContain(`${target}:`);
        for (const [word, code] of Object.entries(codes)) expect(probe).toContain(`${word}: ${code}`);
      }
  });
});
