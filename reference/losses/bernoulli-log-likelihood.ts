import * as tf from '#reference/tensor/tfjs.ts';

/**
 * log p(x | logits) = Σ x l − softplus(l), which is Σ x log σ(l) + (1 − x) log(1 − σ(l)) without a logarithm of 0
 * (Kingma and Welling 2014, appendix C.1, eq. 11). In nats, summed over the last axis, never positive.
 */
export const bernoulliLogLikelihood = ({ x, logits }: { x: tf.Tensor; logits: tf.Tensor }): tf.Tensor =>
  tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), -1); // [..., batch]
