import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { disposeReplaced, tidied } from './tidied.ts';
import type { Training } from './training.ts';

/** Losses are those of the last step, before its update. */
export interface Progress<S> {
  /** Steps done. */
  readonly step: number;
  readonly losses: Readonly<Record<string, number>>;
  /** The loop's own: read it, and dispose of nothing. */
  readonly state: S;
}

export interface CheckpointStore {
  save(run: { readonly step: number; readonly state: object }): Promise<void>;
  /** A state shaped as `like`, or nothing where no checkpoint is. */
  load<S extends object>(like: S): Promise<{ readonly step: number; readonly state: S } | undefined>;
}

export interface TrainOptions<S extends object, Batch, Noise> {
  readonly training: Training<S, Batch, Noise>;
  /** Of the initial weights. */
  readonly random: Random;
  readonly steps: number;
  /** What step number `step`, from 0, is given. It depends on nothing else, so a resumed run is given the same. */
  readonly feed: (step: number) => { readonly batch: Batch; readonly noise: Noise };
  /** Steps between two reports; reading a loss waits for the engine. */
  readonly reportEvery?: number;
  readonly onProgress?: (progress: Progress<S>) => void | Promise<void>;
  /** Asked at every report. */
  readonly stopWhen?: (progress: Progress<S>) => boolean | Promise<boolean>;
  readonly signal?: AbortSignal;
  /** Saved every so many steps and at the end, however it comes; a run starts from what is there. */
  readonly checkpoints?: { readonly store: CheckpointStore; readonly every: number };
}

export interface Trained<S> {
  readonly state: S;
  readonly step: number;
  readonly ended: 'steps' | 'predicate' | 'signal';
}

/** Runs a method of training. The state is the caller's to dispose of. */
export async function train<S extends object, Batch, Noise>(
  options: TrainOptions<S, Batch, Noise>,
): Promise<Trained<S>> {
  const { training, steps, feed, reportEvery = 100, stopWhen, signal, checkpoints } = options;
  let { state, step } = await start(options);
  let saved = step;
  const save = async (): Promise<void> => {
    if (saved === step) return;
    await checkpoints?.store.save({ step, state });
    saved = step;
  };
  const end = async (ended: Trained<S>['ended']): Promise<Trained<S>> => {
    await save();
    return { state, step, ended };
  };

  while (step < steps) {
    if (signal?.aborted) return await end('signal');
    const { state: next, losses } = tidied(() => {
      const { batch, noise } = feed(step);
      return training.update(state, batch, noise);
    });
    disposeReplaced(state, next);
    state = next;
    step++;
    const due = step % reportEvery === 0 || step === steps;
    const progress = due ? { step, state, losses: await read(losses) } : undefined;
    tf.dispose(losses);
    if (progress) {
      await options.onProgress?.(progress);
      if (await stopWhen?.(progress)) return await end('predicate');
      await tf.nextFrame(); // a page draws, and an abort arrives
    }
    if (checkpoints && step % checkpoints.every === 0) await save();
  }
  return await end('steps');
}

async function start<S extends object, Batch, Noise>({
  training,
  random,
  checkpoints,
}: TrainOptions<S, Batch, Noise>): Promise<{ state: S; step: number }> {
  const state = tidied(() => training.init(random));
  const stored = await checkpoints?.store.load(state);
  if (!stored) return { state, step: 0 };
  disposeReplaced(state, stored.state);
  return stored;
}

async function read(losses: Readonly<Record<string, tf.Scalar>>): Promise<Record<string, number>> {
  const entries = Object.entries(losses).map(async ([name, loss]): Promise<[string, number]> => {
    const [value = NaN] = await loss.data();
    return [name, value];
  });
  return Object.fromEntries(await Promise.all(entries));
}
