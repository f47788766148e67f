import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const d = tf.sigmoid(fake);
  return { saturating: d.mul(-1), nonSaturating: d.sub(1) };
}
