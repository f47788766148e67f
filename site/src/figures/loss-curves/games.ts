/** One run that works and four that fail, with the settings of each. */
import { ring } from '#datasets/index.ts';
import { ganObjectives, type GanObjective } from '#reference/losses/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import type { Game } from '../mode-hunt/run.ts';

import type { RunName } from './runs.ts';

const data = ring({ std: 0.05 });
/** Far from all samples of an untrained generator. */
const farAway = ring({ std: 0.03, radius: 0.3, center: [1.25, 1.25] });

/** A critic without any bound on its slope. */
const unbounded = (): GanObjective => ganObjectives.wganClipped({ clip: Infinity });

const signTurned = (): GanObjective => {
  const right = ganObjectives.nonSaturating();
  return { ...right, generatorLoss: (...given) => tf.neg(right.generatorLoss(...given)) };
};

export const games: Readonly<Record<RunName, Game & { readonly seed: number }>> = {
  a: { data: farAway, objective: ganObjectives.minimax(), rates: [1e-4, 5e-3], beta1: 0.5, seed: 2 },
  b: { data, objective: ganObjectives.nonSaturating(), rates: [1e-3, 1e-4], beta1: 0.9, seed: 2 },
  c: { data, objective: ganObjectives.r1({ gamma: 0.05 }), rates: [1e-3, 5e-3], beta1: 0.5, seed: 1 },
  d: { data, objective: unbounded(), rates: [1e-4, 5e-3], beta1: 0.5, seed: 1 },
  e: { data, objective: signTurned(), rates: [1e-3, 1e-3], beta1: 0.5, seed: 1 },
};
