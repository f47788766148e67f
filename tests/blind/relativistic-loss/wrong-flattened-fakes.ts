// WRONG: only the fakes are flattened, so [n, 1] − [n] is broadcast to all n × n pairs.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const margin = tf.sub(real, tf.reshape(fake, [-1]));
  return {
    discriminator: tf.mean(tf.softplus(tf.neg(margin))) as tf.Scalar,
    generator: tf.mean(tf.softplus(margin)) as tf.Scalar,
  };
}
