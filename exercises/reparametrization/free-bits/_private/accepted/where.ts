import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const [batch, latents] = klPerLatent.shape;
  const means = tf.div(tf.sum(klPerLatent, 0), batch);
  const floor = tf.fill([latents], lambda);
  return tf.sum(tf.where(tf.greater(means, floor), means, floor));
}
