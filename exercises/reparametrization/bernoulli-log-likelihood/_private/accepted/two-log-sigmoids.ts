import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const white = tf.mul(x, tf.logSigmoid(logits));
  const black = tf.mul(tf.sub(1, x), tf.logSigmoid(tf.neg(logits)));
  return tf.sum(tf.add(white, black), 1);
}
