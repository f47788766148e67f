import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const between: tf.Tensor2D = tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake));
  const slopes = tf.grad((x: tf.Tensor) =>
    tf.dot(tf.ones([real.shape[0]]), critic(x as tf.Tensor2D).flatten()),
  )(between);
  const penalties = tf.unstack(slopes).map((slope) => {
    const norm = tf.sqrt(tf.dot(slope, slope).add(1e-8));
    return tf.square(norm.sub(target));
  });
  return tf.mean(tf.stack(penalties));
}
