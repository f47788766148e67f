// WRONG: sums over the examples, so the floor is compared with the KL of the whole batch.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  return tf.sum(tf.maximum(tf.sum(klPerLatent, 0), lambda));
}
