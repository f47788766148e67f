// Wrong, unusual: the grey levels are rounded to 0 or 1 first, as for binarised MNIST.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const ink = x.greater(0.5).toFloat();
  return ink.mul(logits).sub(tf.softplus(logits)).sum(1);
}
