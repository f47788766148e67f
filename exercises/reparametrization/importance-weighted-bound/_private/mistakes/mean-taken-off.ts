import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/importance-weighting#stability',
  explanation:
    'You take the mean log weight off before exp. One sample far above the mean still overflows, and with samples thousands of nats apart there is one. With the largest taken off instead, no exponent is above 0 and one is exactly 0, so that neither overflow nor log 0 can happen.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const centre = tf.mean(logWeights, 0); // [batch]
  return tf.add(tf.log(tf.mean(tf.exp(tf.sub(logWeights, centre)), 0)), centre);
}
