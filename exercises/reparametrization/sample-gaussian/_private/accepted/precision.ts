import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const precision = tf.exp(tf.neg(logVar)); // 1 / σ²
  return tf.add(tf.mul(eps, tf.rsqrt(precision)), mu);
}
