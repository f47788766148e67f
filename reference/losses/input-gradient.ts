import * as tf from '#reference/tensor/tfjs.ts';

/** x [batch, ...] to scores [batch, 1], each example by itself. */
export type Critic = (x: tf.Tensor) => tf.Tensor;

/**
 * ‖∇ critic(x)‖² of each example: [batch]. The gradient of a sum over the batch has each example's own gradient in its
 * row.
 */
export function squaredInputGradient(critic: Critic, x: tf.Tensor): tf.Tensor1D {
  const slopes = tf.grad((x: tf.Tensor) => tf.sum(critic(x)))(x); // [batch, ...]
  return tf.sum(tf.square(tf.reshape(slopes, [x.shape[0], -1])), 1);
}
