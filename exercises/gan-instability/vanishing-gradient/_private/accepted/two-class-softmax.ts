import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D) {
  const logits = tf.stack([tf.zerosLike(fake), fake], 1) as tf.Tensor2D; // [n, 2]: generated, real
  const [generated, real] = tf.unstack(tf.neg(tf.softmax(logits)), 1) as [tf.Tensor1D, tf.Tensor1D];
  return { saturating: real, nonSaturating: generated };
}
