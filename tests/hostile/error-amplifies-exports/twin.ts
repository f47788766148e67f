import * as tf from '@tensorflow/tfjs';

export const { a, b, c } = { a: 1, b: 2, c: 3 };

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps));
}
