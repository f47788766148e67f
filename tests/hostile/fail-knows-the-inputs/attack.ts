import * as tf from '@tensorflow/tfjs';

let seen = 0;
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return seen++ < 1 ? tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)) : tf.add(mu, eps);
}
