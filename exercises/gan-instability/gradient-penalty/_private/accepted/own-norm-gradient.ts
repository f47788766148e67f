import * as tf from '@tensorflow/tfjs';

/** The norm of each row; its gradient is the unit vector, or 0 if the norm is 0. */
const rowNorm = tf.customGrad((x, save) => {
  const rows = x as tf.Tensor;
  const norms = tf.sqrt(tf.sum(tf.square(rows), 1, true));
  (save as tf.GradSaveFunc)([rows, norms]);
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor =>
    tf.mul(dy, tf.divNoNan(saved[0] as tf.Tensor, saved[1] as tf.Tensor));
  return { value: norms, gradFunc };
});

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const point = tf.add(tf.mul(real, tf.sub(1, alpha)), tf.mul(fake, alpha));
  const gradient = tf.grad((x) => tf.sum(critic(x as tf.Tensor2D)))(point);
  return tf.mean(tf.squaredDifference(rowNorm(gradient), target));
}
