// WRONG: std is taken for a variance: the noise is scaled by its root.
import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const onReal = tf.softplus(real).sub(real.mul(smooth)).mean();
  return onReal.add<tf.Scalar>(tf.softplus(fake).mean());
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return x.add(eps.mul(Math.sqrt(std)));
}

const constant = (x: tf.Tensor2D): tf.Tensor2D =>
  tf.customGrad((y) => ({
    value: (y as tf.Tensor2D).clone(),
    gradFunc: (dy: tf.Tensor2D) => tf.zerosLike(dy),
  }))(x) as tf.Tensor2D;

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
  u = constant(u);
  v = constant(v);
  const sigma = v.matMul(w).mul(u).sum() as tf.Scalar;
  return { weight: w.div(sigma), u, sigma };
}
