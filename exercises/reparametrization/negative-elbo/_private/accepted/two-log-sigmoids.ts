import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo(p: Terms): tf.Scalar {
  const beta = p.beta ?? 1;
  const white = tf.mul(p.x, tf.logSigmoid(p.logits));
  const black = tf.mul(tf.sub(1, p.x), tf.logSigmoid(tf.neg(p.logits)));
  const reconstruction = tf.neg(tf.mean(tf.sum(tf.add(white, black), 1)));
  const inner = tf.sub(tf.sub(tf.add(1, p.logVar), tf.square(p.mu)), tf.exp(p.logVar));
  const kl = tf.mul(-0.5, tf.mean(tf.sum(inner, 1)));
  return tf.add(reconstruction, tf.mul(beta, kl));
}
