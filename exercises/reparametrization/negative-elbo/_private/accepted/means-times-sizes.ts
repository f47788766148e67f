import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  // A mean over all entries times the entries of one image is that image's sum, averaged over the batch.
  const [, pixels] = x.shape;
  const [, latent] = mu.shape;
  const tail = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
  const loss = tf.add(tf.sub(tf.relu(logits), tf.mul(logits, x)), tail);
  const kl = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  return tf.add(tf.mul(pixels, tf.mean(loss)), tf.mul((beta * latent) / 2, tf.mean(kl)));
}
