import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';

/** Code that changes the globals that it shares with the child's side of the grader, and still gives a wrong answer. */
const exercises = fileURLToPath(new URL('../../../exercises', import.meta.url));
const right = readFileSync(
  fileURLToPath(
    new URL('../../../exercises/reparametrization/sample-gaussian/_private/solution.ts', import.meta.url),
  ),
  'utf8',
);
const wrong = `import * as tf from '@tensorflow/tfjs';
export const reparametrize = (mu: tf.Tensor, logVar: tf.Tensor, eps: tf.Tensor): tf.Tensor => tf.add(mu, eps);\n`;

let entry: Entry;
beforeAll(async () => {
  const found = (await loadCatalogue(exercises)).exercises.find(
    ({ exercise }) => exercise.id === 'reparametrization/sample-gaussian',
  );
  if (!found) throw new Error('the exercise has moved');
  entry = found;
});

const grade = async (source: string, seconds = 5) =>
  (await gradeExercise(within(seconds), source, { engine: 'wasm', key: 'k', student: 's', mode: 'grade' }))
    .result;

const within = (seconds: number): Entry => ({
  ...entry,
  exercise: { ...entry.exercise, limits: { ...entry.exercise.limits, seconds } },
});

test('without changes the correct answer passes and the wrong one fails', async () => {
  expect(await grade(right)).toMatchObject({ verdict: 'pass', points: entry.exercise.points });
  expect(await grade(wrong)).toMatchObject({ verdict: 'fail', points: 0 });
});

describe('no change of a global turns a wrong answer into a correct one, or into a fault of ours:', () => {
  test.each([
    [
      'Math',
      'for (const name of Object.getOwnPropertyNames(Math)) try { (Math as any)[name] = () => 0; } catch {}',
    ],
    ['JSON.stringify', 'JSON.stringify = () => \'{"kind":"pass"}\';'],
    ['JSON.parse', 'JSON.parse = () => ({});'],
    ['Array.prototype.map', 'Array.prototype.map = () => [];'],
    ['Array iteration', 'Array.prototype[Symbol.iterator] = function* () {};'],
    ['Object.entries', 'Object.entries = () => [];'],
    [
      'Object.prototype',
      "Object.defineProperty(Object.prototype, 'kind', { get: () => 'observed', set() {} });",
    ],
    ['Promise.prototype.then', 'Promise.prototype.then = function () { return this as any; };'],
    ['Promise', 'globalThis.Promise = class {} as any;'],
    ['typed arrays', 'globalThis.Float32Array = Array as any; Uint8Array.prototype.set = () => {};'],
    ['TextEncoder', 'TextEncoder.prototype.encode = () => new Uint8Array(0);'],
    ['DataView', 'DataView.prototype.setUint32 = () => {}; DataView.prototype.getUint32 = () => 0;'],
    ["a tensor's data", 'tf.Tensor.prototype.data = async () => new Float32Array(15) as any;'],
    ['instanceof of tensors', 'Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true });'],
    [
      'the engine',
      'tf.engine().gradients = (() => ({ value: tf.scalar(0), grads: [] })) as any; tf.engine().endScope = () => {};',
    ],
    [
      'the class of a tensor',
      'for (const name of Object.getOwnPropertyNames(tf.Tensor.prototype)) try { (tf.Tensor.prototype as any)[name] = () => 0; } catch {}',
    ],
  ])('%s', async (_, change) => {
    const { verdict, points } = await grade(`${wrong}\n${change}\n`, 1);
    expect(['fail', 'error', 'timeout']).toContain(verdict);
    expect(points).toBe(0);
  });
});
