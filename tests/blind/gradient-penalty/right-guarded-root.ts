// Right: nothing is added under the root; rows without a slope get a root of 1 in its place and a norm of 0 from a mask.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const points = tf.add(real, tf.mul(alpha, tf.sub(fake, real)));
  const slopes = tf.grad((x: tf.Tensor) => tf.sum(critic(x as tf.Tensor2D)))(points);
  const squares = tf.sum(tf.square(slopes), 1);
  const steep = tf.greaterEqual(squares, 1e-30);
  const root = tf.sqrt(tf.where(steep, squares, tf.onesLike(squares)));
  const norms = tf.where(steep, root, tf.zerosLike(root));
  return tf.mean(tf.square(tf.sub(norms, target))) as tf.Scalar;
}
