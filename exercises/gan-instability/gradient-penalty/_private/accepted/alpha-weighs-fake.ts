import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const point = real.add(alpha.mul(fake.sub(real)));
  const { grad } = tf.valueAndGrad((x) => critic(x as tf.Tensor2D).sum())(point);
  const squared = grad.square().sum(1);
  // The root is never taken of 0, and the 0 is restored afterwards.
  const flat = squared.equal(0);
  const norms = tf.where(flat, tf.zerosLike(squared), tf.sqrt(tf.where(flat, tf.onesLike(squared), squared)));
  return norms.sub(target).square().mean();
}
