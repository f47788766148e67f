import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const [batch, features] = real.shape;
  const share = tf.tile(alpha, [1, features]);
  const [gradient] = tf.grads((shift, x, y) =>
    tf.sum(critic(tf.addN([tf.mul(share, x), tf.mul(tf.sub(1, share), y), shift]) as tf.Tensor2D)),
  )([tf.zeros([batch, features]), real, fake]);
  const squares = tf.matMul(tf.square(gradient as tf.Tensor2D), tf.ones([features, 1])); // [batch, 1]
  const norms = tf.pow(tf.add(squares, 1e-10), 0.5);
  return tf.div(tf.sum(tf.pow(tf.sub(norms, target), 2)), batch);
}
