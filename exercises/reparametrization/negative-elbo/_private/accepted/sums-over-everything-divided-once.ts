import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const batch = x.shape[0];
  const reconstruction = tf.losses.sigmoidCrossEntropy(x, logits, 1, 0, tf.Reduction.SUM);
  const kl = tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)));
  return tf.div(tf.add(reconstruction, tf.mul(beta / 2, kl)), batch);
}
