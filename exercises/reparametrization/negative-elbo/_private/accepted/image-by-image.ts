import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const losses = tf.unstack(logits).map((row, i) => {
    const reconstruction = tf.sum(tf.sub(tf.softplus(row), tf.mul(row, tf.gather(x, i))));
    const [m, v] = [tf.gather(mu, i), tf.gather(logVar, i)];
    const kl = tf.sum(tf.add(tf.square(m), tf.sub(tf.expm1(v), v)));
    return tf.add(reconstruction, tf.mul(beta / 2, kl));
  });
  return tf.mean(tf.stack(losses));
}
