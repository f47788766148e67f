// Wrong: differentiates the mean of the losses over the batch, so each slope is divided by the number of logits.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  const saturating = tf.grad((l) => tf.mean(tf.neg(tf.softplus(l))));
  const nonSaturating = tf.grad((l) => tf.mean(tf.softplus(tf.neg(l))));
  return { saturating: saturating(fake) as tf.Tensor1D, nonSaturating: nonSaturating(fake) as tf.Tensor1D };
}
