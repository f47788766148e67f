import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const sigma = tf.exp(logVar.div(2);
  return mu.add(sigma.mul(eps));
}
