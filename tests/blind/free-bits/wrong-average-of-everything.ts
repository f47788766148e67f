// WRONG: compares the mean of all entries with lambda, and multiplies by the number of latents.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const latents = klPerLatent.shape[1];
  return tf.mul(tf.maximum(tf.mean(klPerLatent), lambda), latents) as tf.Scalar;
}
