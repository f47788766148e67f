// Wrong: the penalty measures the norm relative to the target, (norm / target − 1)², which is the same only for a target of 1.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const points = tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake));
  const slopes = tf.grad((x: tf.Tensor) => tf.sum(critic(x as tf.Tensor2D)))(points);
  const norms = tf.sqrt(tf.add(tf.sum(tf.square(slopes), 1), 1e-12));
  return tf.mean(tf.square(tf.sub(tf.div(norms, target), 1))) as tf.Scalar;
}
