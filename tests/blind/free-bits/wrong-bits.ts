// WRONG: takes lambda for bits, because the method is called free bits.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const floor = lambda * Math.log(2);
  return tf.sum(tf.maximum(tf.mean(klPerLatent, 0), floor));
}
