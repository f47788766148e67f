// Wrong: the difference is taken the wrong way round, so that the point lies beyond the real example and not between the two.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const points = tf.add(real, tf.mul(alpha, tf.sub(real, fake)));
  const slopes = tf.grad((x: tf.Tensor) => tf.sum(critic(x as tf.Tensor2D)))(points);
  const norms = tf.sqrt(tf.add(tf.sum(tf.square(slopes), 1), 1e-12));
  return tf.mean(tf.square(tf.sub(norms, target))) as tf.Scalar;
}
