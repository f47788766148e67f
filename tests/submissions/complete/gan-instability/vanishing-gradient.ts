import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  return { saturating: tf.neg(tf.sigmoid(fake)), nonSaturating: tf.neg(tf.sigmoid(tf.neg(fake))) };
}
