// Wrong: the sum over the batch is divided by the second axis of mu, the number of latents, and not by the batch size.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const { x, logits, mu, logVar, beta = 1 } = p;
  const reconstruction = tf.sum(
    tf.add(tf.mul(x, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, x), tf.softplus(logits))),
  );
  const divergence = tf.mul(0.5, tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar), 1)));
  const batchSize = mu.shape[mu.shape.length - 1]!;
  return tf.div(tf.add(reconstruction, tf.mul(beta, divergence)), batchSize) as tf.Scalar;
}
