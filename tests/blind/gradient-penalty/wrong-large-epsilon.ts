// Wrong: 1e-4 is added under the root, far more than is allowed, so that a flat critic seems to have a slope of 0.01.
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
  const norms = tf.sqrt(tf.add(tf.sum(tf.square(slopes), 1), 1e-4));
  return tf.mean(tf.square(tf.sub(norms, target))) as tf.Scalar;
}
