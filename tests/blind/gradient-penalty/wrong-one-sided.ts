// WRONG: only norms above the target are punished, max(0, ‖∇D‖ − target)², which is the penalty of WGAN-LP.
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
  const norm = slope.square().sum(1).add(1e-10).sqrt();
  return norm.sub(target).relu().square().mean() as tf.Scalar;
}
