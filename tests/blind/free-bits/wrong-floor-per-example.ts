// WRONG: clamps each KL at lambda, sums over the latents and averages over the batch.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  return tf.mean(tf.sum(tf.maximum(klPerLatent, lambda), 1));
}
