import * as tf from '@tensorflow/tfjs';

let kept: tf.Tensor2D | undefined;
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  kept ??= tf.keep(tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)));
  return kept;
}
