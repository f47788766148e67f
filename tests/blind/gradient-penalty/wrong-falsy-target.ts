// WRONG: the default is taken with target || 1, so that a target of 0 becomes 1.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target?: number,
): tf.Scalar {
  const hat = real.add<tf.Tensor2D>(alpha.mul(fake.sub(real)));
  const slope = tf.grad((x) => critic(x as tf.Tensor2D).sum())(hat);
  const norm = slope.square().sum(1).add(1e-10).sqrt();
  return norm
    .sub(target || 1)
    .square()
    .mean() as tf.Scalar;
}
