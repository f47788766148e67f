import * as tf from '@tensorflow/tfjs';

/** (n − t)² = n² − 2 t n + t², with the mean of each term. */
export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const point = tf.sub(fake, tf.mul(alpha, tf.sub(fake, real)));
  const slopes = tf.grad((x) => tf.sum(critic(x as tf.Tensor2D)))(point);
  const squares = tf.sum(tf.square(slopes), 1);
  const norms = tf.sqrt(tf.add(squares, 1e-12));
  const cross = tf.mul(-2 * target, tf.mean(norms));
  return tf.addN([tf.mean(squares), cross, tf.scalar(target ** 2)]).asScalar();
}
