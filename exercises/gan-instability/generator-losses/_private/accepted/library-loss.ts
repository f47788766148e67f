import * as tf from '@tensorflow/tfjs';

const crossEntropy = (label: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar =>
  tf.losses.sigmoidCrossEntropy<tf.Tensor2D, tf.Scalar>(label, fake);

/** The discriminator's cross-entropy with its own label, which is maximised. */
export const saturatingLoss = (fake: tf.Tensor2D): tf.Scalar =>
  tf.neg(crossEntropy(tf.zerosLike(fake), fake));

/** The cross-entropy with the flipped label. */
export const nonSaturatingLoss = (fake: tf.Tensor2D): tf.Scalar => crossEntropy(tf.onesLike(fake), fake);
