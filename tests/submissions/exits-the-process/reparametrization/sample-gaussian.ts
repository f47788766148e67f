import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  if (mu.shape[0] > 0) process.exit(0);
  return mu.add(tf.exp(logVar.div(2)).mul(eps));
}
