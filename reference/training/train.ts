import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { disposeReplaced, tidied } from './tidied.ts';
import type { Losses, Training } from './training.ts';

/** Losses are those of the last step, before its update. */
export interface Progress<S> {
  /** Steps done. */
  readonly step: number;
  readonly losses: Readonly<Record<string, number>>;
  /** It belongs to the loop: read it, but do not dispose of it. */
  readonly state: S;
}

export interface CheckpointStore {
  save(run: { readonly step: number; readonly state: object }): Promise<void>;
  /** A state with the shapes of `like`, or undefined if there is no checkpoint. */
  load<S extends object>(like: S): Promise<{ readonly step: number; readonly state: S } | undefined>;
}

export type Feed<Batch, Noise> = (step: number) => { readonly batch: Batch; readonly noise: Noise };

export interface TrainOptions<S extends object, Batch, Noise> {
  readonly training: Training<S, Batch, Noise>;
  /** Seed of the initial weights. */
  readonly random: Random;
  readonly steps: number;
  /** The input of step number `step`, from 0. It depends on nothing else, so a resumed run gets the same. */
  readonly feed: Feed<Batch, Noise>;
  /** Steps between two reports; reading a loss waits for the engine. */
  readonly reportEvery?: number;
  readonly onProgress?: (progress: Progress<S>) => void | Promise<void>;
  /** Called at every report. */
  readonly stopWhen?: (progress: Progress<S>) => boolean | Promise<boolean>;
  readonly signal?: AbortSignal;
  /** Saved at regular intervals and at the end, however the run ends. A run resumes from it. */
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
    let losses: Losses;
    ({ state, losses } = advanced({ training, feed }, { state, step }));
    step++;
    const due = step % reportEvery === 0 || step === steps;
    const progress = due ? { step, state, losses: await readLosses(losses) } : undefined;
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

/** Takes step number `step` and frees what the new state replaces; the caller owns state and losses. */
export function advanced<S extends object, Batch, Noise>(
  { training, feed }: { training: Training<S, Batch, Noise>; feed: Feed<Batch, Noise> },
  { state, step }: { state: S; step: number },
): { state: S; losses: Losses } {
  const { state: next, losses } = tidied(() => {
    const { batch, noise } = feed(step);
    return training.update(state, batch, noise);
  });
  disposeReplaced(state, next);
  return { state: next, losses };
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

/** The losses as numbers: this waits for the engine. */
export async function readLosses(losses: Losses): Promise<Record<string, number>> {
  const entries = Object.entries(losses).map(async ([name, loss]): Promise<[string, number]> => {
    const [value = NaN] = await loss.data();
    return [name, value];
  });
  return Object.fromEntries(await Promise.all(entries));
}
