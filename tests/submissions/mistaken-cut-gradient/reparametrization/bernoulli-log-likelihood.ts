import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const values = tf.tidy(() => tf.sum(tf.sub(tf.mul(logits, x), tf.softplus(logits)), 1).dataSync());
  return tf.tensor1d(values as Float32Array);
}
