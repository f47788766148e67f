// WRONG: removes the latents below the floor from the sum.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const means = klPerLatent.mean(0);
  return tf.sum(tf.where(means.greater(lambda), means, tf.zerosLike(means)));
}
