import * as tf from '@tensorflow/tfjs';

/** σ(l) = (1 + tanh(l / 2)) / 2 */
export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const t = tf.tanh(tf.mul(0.5, fake));
  return { saturating: tf.mul(-0.5, tf.add(1, t)), nonSaturating: tf.mul(-0.5, tf.sub(1, t)) };
}
