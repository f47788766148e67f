import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/importance-weighting#stability',
  explanation:
    'Right for small log weights; for low ones your bound stops at the logarithm of the small number that you add under it, and no gradient is left. It hides the underflow of exp instead of avoiding it: take the largest log weight of each example off before exp, and add it back after.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.log(tf.add(tf.mean(tf.exp(logWeights), 0), 1e-8));
}
