// WRONG: takes the rows for latents: means over axis 1.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  return tf.sum(tf.maximum(tf.mean(klPerLatent, 1), lambda));
}
