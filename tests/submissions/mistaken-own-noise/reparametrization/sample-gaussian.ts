import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return mu.add(tf.randomNormal([mu.shape[0], mu.shape[1]]).mul(logVar.div(2).exp()));
}
