// Wrong: the divergence is divided by log 2 and so comes in bits and not in nats.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar), 1);
  return tf.div(tf.sum(perLatent, 1), 2 * Math.LN2) as tf.Tensor1D;
}
