// WRONG: tf.mean where the latents have to be summed.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  return tf.mean(tf.maximum(tf.mean(klPerLatent, 0), lambda));
}
