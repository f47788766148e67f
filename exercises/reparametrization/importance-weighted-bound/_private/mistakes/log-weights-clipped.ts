import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/importance-weighting#stability',
  explanation:
    'Right for small log weights, but large ones are cut off at a limit: the bound stops there, and the gradient of a clipped sample is 0. exp needs no limit once the largest log weight of each example is taken off, as then no exponent is above 0.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.log(tf.mean(tf.exp(tf.clipByValue(logWeights, -80, 80)), 0));
}
