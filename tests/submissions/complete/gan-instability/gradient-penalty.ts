import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const point = tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake));
  const score = (x: tf.Tensor): tf.Tensor => tf.sum(critic(x as tf.Tensor2D));
  const gradient = tf.grad(score)(point); // [batch, features]
  const norms = tf.sqrt(tf.add(tf.sum(tf.square(gradient), 1), 1e-12)); // [batch]
  return tf.mean(tf.square(tf.sub(norms, target)));
}
