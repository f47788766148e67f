import * as tf from '#reference/tensor/tfjs.ts';

import type { Logits } from './cross-entropy.ts';

/**
 * mean f(fake) − mean f(real), to be minimised by the critic f (Arjovsky et al. 2017, eq. 2 and algorithm 1): shape [].
 */
export const criticLoss = ({ real, fake }: Logits): tf.Scalar => tf.sub(tf.mean(fake), tf.mean(real));

/** −mean f(fake): shape []. */
export const wassersteinGeneratorLoss = ({ fake }: Pick<Logits, 'fake'>): tf.Scalar => tf.neg(tf.mean(fake));

/**
 * Every weight of the critic, biases included, clipped to −bound..bound (Arjovsky et al. 2017, algorithm 1, line 7).
 */
export const clipWeights = <W extends Readonly<Record<string, tf.Tensor>>>(weights: W, bound: number): W =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, tf.clipByValue(weight, -bound, bound)]),
  ) as W;
