import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const reconstruction = tf.mean(tf.sub(tf.softplus(logits), tf.mul(x, logits)));
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  return tf.add(reconstruction, tf.mul(beta / 2, tf.mean(perLatent)));
}
