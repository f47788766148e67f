import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const tail = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
  const loss = tf.add(tf.sub(tf.maximum(logits, 0), tf.mul(logits, x)), tail);
  return tf.neg(tf.sum(loss, 1));
}
