// Right: D and 1 − D are the two columns of the softmax of [l, 0], so neither is found by subtraction from 1.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const scores = tf.stack([fake, tf.zerosLike(fake)], 1);
  const [believed, seenThrough] = tf.unstack(tf.softmax(scores, -1), 1) as [tf.Tensor1D, tf.Tensor1D];
  return { saturating: tf.neg(believed), nonSaturating: tf.neg(seenThrough) };
}
