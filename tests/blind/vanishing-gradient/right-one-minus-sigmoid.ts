// Right: 1 − D by subtraction, which is exactly 0 from logits of about 17, within the accuracy that is asked for.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  return {
    saturating: tf.neg(tf.sigmoid(fake)),
    nonSaturating: tf.sub(tf.sigmoid(fake), 1),
  };
}
