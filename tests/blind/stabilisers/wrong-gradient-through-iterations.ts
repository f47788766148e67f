// WRONG: u and v are not held constant: the gradient by w runs back through the power iteration. The values are right.
import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const onReal = tf.softplus(real).sub(real.mul(smooth)).mean();
  return onReal.add<tf.Scalar>(tf.softplus(fake).mean());
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return x.add(eps.mul(std));
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  let v!: tf.Tensor2D;
  for (let i = 0; i < iterations; i++) {
    v = u.matMul(w, false, true) as tf.Tensor2D;
    v = v.div<tf.Tensor2D>(v.norm());
    u = v.matMul(w) as tf.Tensor2D;
    u = u.div<tf.Tensor2D>(u.norm());
  }
  const sigma = v.matMul(w).mul(u).sum() as tf.Scalar;
  return { weight: w.div(sigma), u, sigma };
}
