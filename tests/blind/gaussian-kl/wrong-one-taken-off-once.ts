// Wrong: the 1 is taken off the sum of an example, not off each latent.
import type * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  return mu.square().add(logVar.exp()).sub(logVar).sum(1).sub(1).mul(0.5);
}
