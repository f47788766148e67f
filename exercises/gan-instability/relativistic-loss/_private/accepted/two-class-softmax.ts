import * as tf from '@tensorflow/tfjs';

/** Softmax over the two logits of a pair: which of the two is the real one? */
export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const logProbabilities: tf.Tensor2D = tf.logSoftmax(tf.concat([real, fake], 1)); // [n, 2]
  const surprise = (column: number): tf.Scalar =>
    tf.neg(tf.mean(tf.slice(logProbabilities, [0, column], [-1, 1])));
  return { discriminator: surprise(0), generator: surprise(1) };
}
