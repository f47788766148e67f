import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const size = tf.exp(tf.add(tf.div(logVar, 2), tf.log(tf.abs(eps)))); // σ |ε|
  return tf.add(mu, tf.mul(tf.sign(eps), size));
}
