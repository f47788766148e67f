import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const means = tf.mean(klPerLatent, 0); // [latent]
  return tf.sum(tf.maximum(means, lambda));
}
