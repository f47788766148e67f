import * as tf from '@tensorflow/tfjs';

const crossEntropy = (label: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar =>
  tf.losses.sigmoidCrossEntropy<tf.Tensor2D, tf.Scalar>(label, fake);

/** The discriminator's cost with its label, to be made as large as possible. */
export const saturatingLoss = (fake: tf.Tensor2D): tf.Scalar =>
  tf.neg(crossEntropy(tf.zerosLike(fake), fake));

/** The cost with the label turned. */
export const nonSaturatingLoss = (fake: tf.Tensor2D): tf.Scalar => crossEntropy(tf.onesLike(fake), fake);
