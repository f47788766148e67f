// Wrong: σ = softplus(logVar), as in networks whose head is not a log-variance.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const sigma = tf.softplus(logVar);
  return mu.add(sigma.mul(eps));
}
