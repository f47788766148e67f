// WRONG: one norm over the whole batch of gradients (root of the mean squared norm), instead of one for each example: norms of 0.5 and
// 1.3 can make up for one another.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const hat = real.add<tf.Tensor2D>(alpha.mul(fake.sub(real)));
  const slope = tf.grad((x) => critic(x as tf.Tensor2D).sum())(hat);
  const norm = slope.square().sum(1).mean().add(1e-10).sqrt();
  return norm.sub(target).square().mean() as tf.Scalar;
}
