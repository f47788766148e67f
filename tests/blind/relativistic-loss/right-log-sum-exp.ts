// Right: −log(exp(r) / (exp(r) + exp(f))) = logsumexp(r, f) − r, with the two logits of a pair side by side.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const total = tf.logSumExp(tf.concat([real, fake], 1), 1, true); // [n, 1]
  return {
    discriminator: tf.mean(tf.sub(total, real)) as tf.Scalar,
    generator: tf.mean(tf.sub(total, fake)) as tf.Scalar,
  };
}
