import * as tf from '@tensorflow/tfjs';

/** log(exp(0) + exp(l)), one logit at a time. */
const costs = (logits: tf.Tensor2D): tf.Tensor[] =>
  tf.unstack(logits).map((l) => tf.logSumExp(tf.concat([tf.zerosLike(l), l])));

const mean = (terms: tf.Tensor[]): tf.Scalar => tf.div(tf.addN(terms), terms.length).asScalar();

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return mean(costs(fake).map((cost) => tf.neg(cost)));
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return mean(costs(tf.neg(fake)));
}
