import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const [n, m] = [real.shape[0], fake.shape[0]];
  const margins = tf.concat([real, tf.neg(fake)], 0); // [n + m, 1], large if the discriminator is right
  const weights = tf.concat([tf.fill([n, 1], 1 / n), tf.fill([m, 1], 1 / m)], 0);
  return tf.neg(tf.sum(tf.mul(weights, tf.logSigmoid(margins))));
}
