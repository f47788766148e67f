import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const lead = tf.sub(real, fake); // [n, 1], the logit of "the first of the pair is the real one"
  return {
    discriminator: tf.mean(tf.softplus(tf.neg(lead))),
    generator: tf.mean(tf.softplus(lead)),
  };
}
