import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const slope = tf.grad((l) => tf.logSigmoid(l));
  const each = tf.unstack(fake) as tf.Scalar[];
  return {
    saturating: tf.stack(each.map((l) => tf.neg(slope(tf.neg(l))))) as tf.Tensor1D,
    nonSaturating: tf.stack(each.map((l) => tf.neg(slope(l)))) as tf.Tensor1D,
  };
}
