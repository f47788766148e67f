// Wrong: a small constant is added to the standard deviation so that it never vanishes.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const sigma = tf.add(tf.exp(tf.mul(logVar, 0.5)), 1e-3);
  return tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor2D;
}
