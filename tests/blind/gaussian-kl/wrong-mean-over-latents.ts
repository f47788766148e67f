// Wrong: the mean over the latents where their sum is asked; the factor ½ comes after it.
import type * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  return mu.square().add(logVar.exp()).sub(1).sub(logVar).mean(1).mul(0.5);
}
