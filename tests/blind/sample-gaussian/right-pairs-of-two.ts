// Right: each latent is the dot product of the pair (mu, sigma) with the pair (1, eps), along a new last axis.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const parameters = tf.stack([mu, tf.exp(tf.div(logVar, 2))], 2);
  const basis = tf.stack([tf.onesLike(eps), eps], 2);
  return tf.sum(tf.mul(parameters, basis), 2) as tf.Tensor2D;
}
