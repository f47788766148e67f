import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/importance-weighting#stability',
  explanation:
    'You take one number off for the whole batch, its largest log weight. Where another example lies a hundred nats lower, all of its exponentials are 0, and its bound is −∞. Each example needs its own largest log weight, over its own samples.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const largest = tf.max(logWeights);
  return tf.add(tf.log(tf.mean(tf.exp(tf.sub(logWeights, largest)), 0)), largest);
}
