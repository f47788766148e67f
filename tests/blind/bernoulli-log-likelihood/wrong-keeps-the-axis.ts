// Wrong: the sum keeps the pixel axis, so that the result is [batch, 1], as with keepdims in NumPy.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const white = tf.mul(x, tf.neg(tf.softplus(tf.neg(logits))));
  const black = tf.mul(tf.sub(1, x), tf.neg(tf.softplus(logits)));
  const keepDims = true;
  return tf.sum(tf.add(white, black), 1, keepDims) as tf.Tensor1D;
}
