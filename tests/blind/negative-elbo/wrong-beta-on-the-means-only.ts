// Wrong: a bracket is missing, so beta multiplies the squared means and not the variances' part of the divergence.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const { x, logits, mu, logVar, beta = 1 } = p;
  const pixel = tf.add(tf.mul(x, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, x), tf.softplus(logits)));
  const location = tf.mul(0.5, tf.sum(tf.square(mu), 1));
  const scale = tf.mul(0.5, tf.sum(tf.sub(tf.sub(tf.exp(logVar), logVar), 1), 1));
  return tf.mean(tf.add(tf.add(tf.sum(pixel, 1), tf.mul(beta, location)), scale)) as tf.Scalar;
}
