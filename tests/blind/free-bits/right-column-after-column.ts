// Right: one latent after the other, each with a maximum of two scalars.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const [batch, latents] = klPerLatent.shape;
  let total: tf.Tensor = tf.scalar(0);
  for (let j = 0; j < latents; j++) {
    const mean = tf.slice(klPerLatent, [0, j], [batch, 1]).mean();
    total = total.add(tf.maximum(mean, tf.scalar(lambda)));
  }
  return total as tf.Scalar;
}
