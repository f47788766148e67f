// Right: both batches become vectors of the same length before they are subtracted, so that nothing is broadcast.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const margin = real.as1D().sub<tf.Tensor1D>(fake.as1D());
  const weights = tf.fill([margin.size], 1 / margin.size) as tf.Tensor1D;
  return {
    discriminator: tf.dot(weights, tf.softplus(margin.neg())) as tf.Scalar,
    generator: tf.dot(weights, tf.softplus(margin)) as tf.Scalar,
  };
}
