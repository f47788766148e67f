// Wrong, unusual: logVar is clipped to [-4, 1] "for stability", so that wide and narrow Gaussians are not drawn as asked.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const safe = tf.clipByValue(logVar, -4, 1);
  return tf.add(mu, tf.mul(tf.exp(tf.div(safe, 2)), eps));
}
