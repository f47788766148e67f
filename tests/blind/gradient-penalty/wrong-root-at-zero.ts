// WRONG: the norm is tf.norm with nothing under its root: right values, but where a slope is 0 the gradient of the critic becomes NaN.
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
  const norm = tf.norm(slope, 'euclidean', 1);
  return norm.sub(target).square().mean() as tf.Scalar;
}
