import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const sigma = tf.exp(tf.mul(0.5, logVar));
  const squares = tf.div(tf.add(tf.mul(sigma, sigma), tf.mul(mu, mu)), 2);
  return tf.sum(tf.sub(tf.sub(squares, tf.log(sigma)), 0.5), -1);
}
