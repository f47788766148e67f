import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const sigma = tf.exp(tf.div(logVar, 2));
  const moments = tf.div(tf.add(tf.square(sigma), tf.square(mu)), 2);
  const kl = tf.sum(tf.sub(tf.sub(moments, tf.log(sigma)), 0.5), 1);
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);
  return tf.neg(tf.mean(tf.sub(logLikelihood, tf.mul(kl, beta))));
}
