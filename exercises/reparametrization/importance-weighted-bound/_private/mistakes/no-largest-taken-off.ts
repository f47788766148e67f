import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/importance-weighting#stability',
  explanation:
    'Right for small log weights, but for large ones you return −∞, ∞ or NaN: exp of −120 is 0 in float32 already, and one image of a VAE has log weights near −100. Take the largest log weight of each example off before exp, and add it back after the logarithm.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.log(tf.mean(tf.exp(logWeights), 0));
}
