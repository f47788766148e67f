// Wrong: the library's binary cross-entropy of probabilities, which clips them to [1e-7, 1 − 1e-7]; times the pixels.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const loss = tf.metrics.binaryCrossentropy(x, tf.sigmoid(logits)) as tf.Tensor1D;
  return loss.mul(-x.shape[1]);
}
