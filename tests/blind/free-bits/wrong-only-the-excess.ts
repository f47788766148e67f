// WRONG: counts only what lies above the floor; the gradient is right and the value is not.
import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  return klPerLatent.mean(0).sub(lambda).relu().sum() as tf.Scalar;
}
