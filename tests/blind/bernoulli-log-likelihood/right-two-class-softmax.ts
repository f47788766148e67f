// Unusual: each pixel is a choice of two classes with logits ∓ logits / 2; the log-softmax is weighted by (1 − x, x).
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const half = logits.mul(0.5);
  const classes = tf.stack([half.neg(), half], -1);
  const weights = tf.stack([tf.scalar(1).sub(x), x], -1);
  return tf.logSoftmax(classes).mul(weights).sum([1, 2]);
}
