// Right: the critic is differentiated by a shift of the point, at a shift of zero, and the squares come from a batched matrix product.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target?: number,
): tf.Scalar {
  const [batch, features] = real.shape;
  const points = tf.add(fake, tf.mul(alpha, tf.sub(real, fake)));
  const shifted = (shift: tf.Tensor): tf.Tensor => tf.sum(critic(tf.add(points, shift) as tf.Tensor2D));
  const slopes = tf.grad(shifted)(tf.zeros([batch, features]));
  const rows = tf.reshape(slopes, [batch, 1, features]) as tf.Tensor3D;
  const squares = tf.reshape(tf.matMul(rows, rows, false, true), [batch]);
  const norms = tf.sqrt(tf.add(squares, 1e-12));
  const distance = tf.sub(norms, target ?? 1);
  return tf.div(tf.sum(tf.mul(distance, distance)), batch) as tf.Scalar;
}
