// WRONG: the gradient is that of the mean score and not of the sum, so that every slope is too small by the factor batch size.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const hat = real.add<tf.Tensor2D>(alpha.mul(fake.sub(real)));
  const slope = tf.grad((x) => critic(x as tf.Tensor2D).mean())(hat);
  const norm = slope.square().sum(1).add(1e-10).sqrt();
  return norm.sub(target).square().mean() as tf.Scalar;
}
