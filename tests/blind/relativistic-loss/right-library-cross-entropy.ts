// Right: one cross-entropy of the margin per player, with label 1 for the real minus fake margin and for its mirror image.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const call = (margin: tf.Tensor) =>
    tf.losses.sigmoidCrossEntropy(tf.onesLike(margin), margin, undefined, 0, tf.Reduction.MEAN) as tf.Scalar;
  return { discriminator: call(real.sub(fake)), generator: call(fake.sub(real)) };
}
