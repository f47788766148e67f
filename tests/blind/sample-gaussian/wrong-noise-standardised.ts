// Wrong: the noise is first brought to mean 0 and variance 1 within the batch, so z does not belong to the given eps.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const { mean, variance } = tf.moments(eps);
  const noise = tf.div(tf.sub(eps, mean), tf.sqrt(tf.add(variance, 1e-12)));
  return tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), noise)) as tf.Tensor2D;
}
