// Unusual: the library's sigmoid cross-entropy without reduction, turned around and summed over the transposed pixels.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const loss: tf.Tensor2D = tf.losses.sigmoidCrossEntropy(x, logits, 1, 0, tf.Reduction.NONE);
  const perPixel: tf.Tensor2D = loss.transpose();
  return perPixel.sum<tf.Tensor1D>(0).neg();
}
