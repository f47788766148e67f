import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const loss = tf.losses.sigmoidCrossEntropy(x, logits, 1, 0, tf.Reduction.NONE);
  return tf.neg(tf.sum(loss, 1));
}
