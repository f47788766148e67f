/** The loop: the same bits after a break, and the three ways to end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '#reference/checkpoint/index.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import { checkpointFile } from '#reference/training/checkpoint-file.ts';
import { storedState } from '#reference/training/stored-state.ts';
import { engines } from './helpers.ts';
import { loops, type Loop } from './tiny-trainings.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'train-'));
});
afterEach(() => rm(folder, { recursive: true }));

const checkpoints = (every: number, run: Record<string, string> = {}) => ({
  store: checkpointFile(join(folder, 'run.safetensors'), run),
  every,
});

describe.each(engines)('a run in pieces on the %s engine', (engine) => {
  beforeAll(() => useEngine(engine));

  it.each(Object.entries(loops))('ends with the same bits as one without a break: %s', async (_, loop) => {
    const whole = await loop({ steps: 12 });
    await loop({ steps: 5, checkpoints: checkpoints(3) });
    const resumed = await loop({ steps: 12, checkpoints: checkpoints(3) });
    expect(resumed).toMatchObject({ step: 12, ended: 'steps' });
    expect(await storedState(resumed.state)).toEqual(await storedState(whole.state));
    const { metadata, tensors } = await readCheckpoint(join(folder, 'run.safetensors'));
    expect(metadata['step']).toBe('12');
    expect(tensors).toEqual(await storedState(whole.state));
  });
});

describe('the loop', () => {
  beforeAll(() => useEngine('cpu'));
  const vae = loops['vae'] as Loop;

  it('reports numbers every so many steps and at the end', async () => {
    const seen: number[] = [];
    const losses: number[] = [];
    await vae({
      steps: 7,
      reportEvery: 3,
      onProgress: ({ step, losses: { negativeElbo = NaN } }) => {
        seen.push(step);
        losses.push(negativeElbo);
      },
    });
    expect(seen).toEqual([3, 6, 7]);
    expect(losses.every(Number.isFinite)).toBe(true);
  });

  it('stops on a predicate, with a checkpoint of that step', async () => {
    const stopWhen = ({ step }: { step: number }): boolean => step === 4;
    const run = await vae({ steps: 9, reportEvery: 2, stopWhen, checkpoints: checkpoints(100) });
    expect(run).toMatchObject({ step: 4, ended: 'predicate' });
    expect((await readCheckpoint(join(folder, 'run.safetensors'))).metadata['step']).toBe('4');
  });

  it('stops on a signal that comes from outside, and goes on from there', async () => {
    const control = new AbortController();
    const timer = setTimeout(() => {
      control.abort();
    }, 30);
    const run = await vae({
      steps: 1e6,
      reportEvery: 1,
      signal: control.signal,
      checkpoints: checkpoints(1e6),
    });
    clearTimeout(timer);
    expect(run.ended).toBe('signal');
    expect(run.step).toBeGreaterThan(0);
    const next = await vae({ steps: run.step + 1, checkpoints: checkpoints(1e6) });
    expect(next.step).toBe(run.step + 1);
  });

  it('does nothing where the checkpoint is already at the end', async () => {
    const first = await vae({ steps: 3, checkpoints: checkpoints(1) });
    const again = await vae({ steps: 3, checkpoints: checkpoints(1) });
    expect(await storedState(again.state)).toEqual(await storedState(first.state));
  });

  it('refuses a checkpoint of another run, model or method', async () => {
    await vae({ steps: 1, checkpoints: checkpoints(1, { seed: '1' }) });
    await expect(vae({ steps: 2, checkpoints: checkpoints(1, { seed: '2' }) })).rejects.toThrow(
      /run\.safetensors: its seed is 1, and should be 2\. Delete it/,
    );
    const r1 = loops['r1'] as Loop;
    await expect(r1({ steps: 2, checkpoints: checkpoints(1) })).rejects.toThrow(/of another method or model/);
  });
});
