import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const white = x.mul(logits.neg().softplus());
  const black = tf.scalar(1).sub(x).mul(logits.softplus());
  return white.add(black).sum<tf.Tensor1D>(1).neg();
}
