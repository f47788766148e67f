// WRONG: leaves a small slope below the floor, so that no latent is stuck.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const excess = tf.sub(tf.mean(klPerLatent, 0), lambda);
  return tf.sum(tf.add(tf.leakyRelu(excess, 0.1), lambda));
}
