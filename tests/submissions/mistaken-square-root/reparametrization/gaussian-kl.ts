import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  return tf.sum(perLatent, 1);
}
