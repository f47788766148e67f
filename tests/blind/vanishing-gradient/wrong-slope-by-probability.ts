// Wrong: differentiates by the probability D and not by the logit l: −1 / (1 − D) and −1 / D.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const probability = tf.clipByValue(tf.sigmoid(fake), 1e-7, 1 - 1e-7);
  return {
    saturating: tf.neg(tf.reciprocal(tf.sub(1, probability))),
    nonSaturating: tf.neg(tf.reciprocal(probability)),
  };
}
