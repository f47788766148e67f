// Right: the standard deviation is the square of exp(logVar / 4), the fourth root of the variance.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const sigma = tf.square(tf.exp(tf.mul(logVar, 0.25)));
    return tf.add(tf.mul(eps, sigma), mu) as tf.Tensor2D;
  });
}
