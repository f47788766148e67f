import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const sigma = tf.exp(tf.div(logVar, 2));
  const spread = tf.mul(tf.sub(sigma, 1), tf.add(sigma, 1)); // σ² − 1
  return tf.div(tf.sum(tf.add(tf.square(mu), tf.sub(spread, logVar)), 1), 2);
}
