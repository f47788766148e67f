import * as tf from '@tensorflow/tfjs';

const saturatingLoss = (l: tf.Tensor): tf.Tensor => tf.neg(tf.softplus(l));
const nonSaturatingLoss = (l: tf.Tensor): tf.Tensor => tf.softplus(tf.neg(l));

/** The gradient of a sum contains every example's own slope. */
const slopes = (loss: (l: tf.Tensor) => tf.Tensor, at: tf.Tensor1D): tf.Tensor1D =>
  tf.grad((l) => tf.sum(loss(l)))(at) as tf.Tensor1D;

export function generatorGradientScale(fake: tf.Tensor1D) {
  return { saturating: slopes(saturatingLoss, fake), nonSaturating: slopes(nonSaturatingLoss, fake) };
}
