import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)));
  return tf.mean(perLatent, 1);
}
