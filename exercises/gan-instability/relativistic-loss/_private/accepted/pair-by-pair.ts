import * as tf from '@tensorflow/tfjs';

const mean = (terms: tf.Tensor[]): tf.Scalar => tf.div(tf.addN(terms), terms.length).asScalar();

/** One pair at a time; the generator's gradient stops at the real logits, which do not depend on it. */
export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const constant = tf.variable(real, false);
  const cost = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor[] =>
    tf.unstack(tf.concat([a, b], 1)).map((pair) => tf.neg(tf.logSigmoid(tf.sum(tf.mul(pair, [1, -1])))));
  return { discriminator: mean(cost(real, fake)), generator: mean(cost(fake, constant)) };
}
