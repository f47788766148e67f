// Wrong: gives each loss the slope of the other, because log(1 − D) is large where the fake is recognised.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  return {
    saturating: tf.neg(tf.sigmoid(tf.neg(fake))),
    nonSaturating: tf.neg(tf.sigmoid(fake)),
  };
}
