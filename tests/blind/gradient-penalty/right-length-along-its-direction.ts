// Right: each norm is the inner product of the slope with its own direction, and the direction is a constant of plain numbers.
import * as tf from '@tensorflow/tfjs';

/** The direction of each row, or 0 where it has none. The norm does not change to first order as the direction turns. */
function directions(rows: tf.Tensor2D): tf.Tensor2D {
  const numbers = rows.arraySync();
  return tf.tensor2d(
    numbers.map((row) => {
      const length = Math.hypot(...row);
      return row.map((g) => (length > 0 ? g / length : 0));
    }),
    rows.shape,
  );
}

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target?: number,
): tf.Scalar {
  const wanted = target === undefined ? 1 : target;
  const points = tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake));
  const slopes = tf.grad((x: tf.Tensor) => critic(x as tf.Tensor2D))(points) as tf.Tensor2D;
  const norms = tf.sum(tf.mul(slopes, directions(slopes)), 1);
  return tf.mean(tf.squaredDifference(norms, wanted)) as tf.Scalar;
}
