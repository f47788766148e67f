import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  let sigma = logVar;
  while (sigma.rank > 0) sigma = tf.exp(logVar.div(2));
  return mu.add(sigma.mul(eps));
}
