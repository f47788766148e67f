import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(tf.mul(2, logVar))), tf.add(tf.mul(2, logVar), 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood));
}
