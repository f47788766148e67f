// Wrong: beta is multiplied by latents / pixels, the normalised weight of the beta-VAE paper's experiments.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const beta = ((p.beta ?? 1) * p.mu.shape[1]) / p.x.shape[1];
  const pixel = tf.add(
    tf.mul(p.x, tf.softplus(tf.neg(p.logits))),
    tf.mul(tf.sub(1, p.x), tf.softplus(p.logits)),
  );
  const latent = tf.mul(0.5, tf.sub(tf.sub(tf.add(tf.square(p.mu), tf.exp(p.logVar)), p.logVar), 1));
  return tf.mean(tf.add(tf.sum(pixel, 1), tf.mul(beta, tf.sum(latent, 1)))) as tf.Scalar;
}
