// Wrong: the logits are clipped to ±80 so that exp does not overflow; beyond, the values are wrong and gradients 0.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const safe = tf.clipByValue(logits, -80, 80);
  return tf.sum(x.mul(safe).sub(safe.exp().log1p()), 1);
}
