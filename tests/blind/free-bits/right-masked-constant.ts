// Right: a mask from plain numbers chooses between the mean and the constant floor.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const means = tf.mean(klPerLatent, 0);
  const active = tf.tensor1d(Array.from(means.dataSync(), (mean) => (mean > lambda ? 1 : 0)));
  const free = tf.mul(tf.sub(1, active), lambda);
  return tf.sum(tf.add(tf.mul(active, means), free));
}
