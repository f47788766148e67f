// Unusual: the means are a matrix product with a row of 1 / batch, and the maximum is a relu above the floor.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const [batch, latents] = klPerLatent.shape;
  const average: tf.Tensor2D = tf.fill([1, batch], 1 / batch);
  const means = tf.matMul(average, klPerLatent); // [1, latent]
  const excess = tf.relu(tf.sub(means, lambda));
  return tf.add(tf.sum(excess), lambda * latents).asScalar();
}
