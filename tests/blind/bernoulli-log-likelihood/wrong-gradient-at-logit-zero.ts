// Wrong, unusual: max(l, 0) + log(1 + exp(−|l|)) is right in value, but at l = 0 both kinks have a one-sided gradient
// here, and they add up to 1.5 where sigmoid(0) = 0.5 belongs.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const softplus = tf.maximum(logits, 0).add(logits.abs().neg().exp().log1p());
  return x.mul(logits).sub(softplus).sum(1);
}
