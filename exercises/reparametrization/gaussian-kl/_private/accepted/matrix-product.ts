import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const halves = tf.fill([mu.shape[1], 1], 0.5); // [latent, 1]: sums and halves at once
  return tf.reshape(tf.matMul(perLatent as tf.Tensor2D, halves as tf.Tensor2D), [mu.shape[0]]);
}
