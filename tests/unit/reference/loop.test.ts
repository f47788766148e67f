/** The loop around every method of training: leaks, stopped and resumed runs, reports. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '#datasets/random.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { checkpointFile } from '#reference/training/checkpoint-file.ts';
import { train } from '#reference/training/index.ts';
import { engines } from './helpers.ts';
import { loops, tensorsLeft, type Loop } from './loops.ts';

const all = Object.entries(loops);
const loop = (name: string): Loop => loops[name] as Loop;

// 1,000 steps of each are taken by `npm run agreement`, on every engine.
describe.each(engines)('40 steps on the %s engine leave no tensor behind', (engine) => {
  beforeEach(() => useEngine(engine));

  it.each(all)('%s', (_, one) => {
    expect(tensorsLeft(one, 40)).toBe(0);
  });
});

describe('a run', () => {
  let folder = '';
  beforeEach(async () => {
    await useEngine('wasm');
    folder = await mkdtemp(join(tmpdir(), 'genlab-training-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = (run: Record<string, string> = { seed: '1' }) =>
    checkpointFile(join(folder, 'run.safetensors'), run);
  const options = ({ training, feed }: Loop) => ({ training, feed, random: seededRandom(1), steps: 9 });
  const numbers = (state: object): number[] =>
    Object.values(state).flatMap((part: unknown) => {
      if (part instanceof tf.Tensor) return [...part.dataSync()];
      return typeof part === 'number' ? [part] : numbers(part as object);
    });

  it.each(all)('%s: stopped and resumed, it has the same bits', async (_, one) => {
    const whole = await train(options(one));
    const abort = new AbortController();
    const checkpoints = { store: file(), every: 4 };
    const first = await train({
      ...options(one),
      checkpoints,
      reportEvery: 1,
      signal: abort.signal,
      onProgress: ({ step }) => {
        if (step === 5) abort.abort();
      },
    });
    expect([first.step, first.ended]).toEqual([5, 'signal']);
    const second = await train({ ...options(one), random: seededRandom(2), checkpoints });
    expect([second.step, second.ended]).toEqual([9, 'steps']);
    expect(numbers(second.state)).toEqual(numbers(whole.state));
    expect(numbers(first.state)).not.toEqual(numbers(whole.state));
  });

  it('reports its losses and ends where the predicate says so', async () => {
    const seen: number[] = [];
    const { step, ended } = await train({
      ...options(loop('VAE')),
      reportEvery: 2,
      onProgress: ({ step, losses }) => {
        expect(losses['negativeElbo']).toBeGreaterThan(0);
        seen.push(step);
      },
      stopWhen: ({ step }) => step >= 6,
    });
    expect([step, ended, ...seen]).toEqual([6, 'predicate', 2, 4, 6]);
  });

  it('a checkpoint of another run or method is refused, in one sentence that says what to do', async () => {
    const every = 4;
    await train({ ...options(loop('VAE')), checkpoints: { store: file(), every } });
    const again = (name: string, run?: Record<string, string>) =>
      train({ ...options(loop(name)), checkpoints: { store: file(run), every } });
    await expect(again('VAE', { seed: '2' })).rejects.toThrow(
      /run\.safetensors: its seed is 1, and should be 2\. Delete it or name another file/,
    );
    await expect(again('R1')).rejects.toThrow(/it is of another method or model\. Delete it/);
  });
});
