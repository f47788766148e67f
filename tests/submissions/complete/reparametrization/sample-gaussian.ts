import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const std = logVar.mul(0.5).exp();
  return mu.add(std.mul(eps));
}
