import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const rows = tf.unstack(mu).map((row, i) => {
    const sigma = tf.exp(tf.mul(0.5, tf.gather(logVar, i)));
    return tf.add(row, tf.mul(sigma, tf.gather(eps, i)));
  });
  return tf.stack(rows) as tf.Tensor2D;
}
