import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  // log s = −softplus(−l) and log(1 − s) = −softplus(l), so no sigmoid is rounded to 0 or 1.
  const perPixel = tf.sub(tf.mul(logits, x), tf.softplus(logits)); // [batch, pixels]
  return tf.sum(perPixel, 1);
}
