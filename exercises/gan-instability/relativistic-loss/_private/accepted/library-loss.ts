import * as tf from '@tensorflow/tfjs';

/** The cross-entropy of the difference, with label 1 for the discriminator and 0 for the generator. */
export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const lead = real.sub<tf.Tensor2D>(fake);
  const against = (label: tf.Tensor2D): tf.Scalar =>
    tf.losses.sigmoidCrossEntropy<tf.Tensor2D, tf.Scalar>(label, lead);
  return { discriminator: against(tf.onesLike(lead)), generator: against(tf.zerosLike(lead)) };
}
