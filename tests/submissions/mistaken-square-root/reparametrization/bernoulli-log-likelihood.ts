import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const s = tf.sigmoid(logits);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  return tf.sum(perPixel, 1);
}
