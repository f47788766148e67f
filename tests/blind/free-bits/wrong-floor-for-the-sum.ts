// WRONG: one floor for the KL of all latents together.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const kl = tf.mean(tf.sum(klPerLatent, 1));
  return tf.maximum(kl, lambda) as tf.Scalar;
}
