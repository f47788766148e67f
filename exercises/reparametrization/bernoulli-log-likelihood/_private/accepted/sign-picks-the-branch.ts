import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  // log p = x l for l < 0 and (x − 1) l for l > 0, minus log(1 + exp(−|l|)) in both cases.
  const line = tf.where(tf.less(logits, 0), tf.mul(x, logits), tf.mul(tf.sub(x, 1), logits));
  const perPixel = tf.sub(line, tf.softplus(tf.neg(tf.abs(logits))));
  const ones = tf.ones<tf.Rank.R2>([x.shape[1], 1]);
  return tf.reshape(tf.matMul(perPixel, ones), [x.shape[0]]);
}
