import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const yes = tf.mul(smooth, tf.logSigmoid(real));
  const no = tf.mul(1 - smooth, tf.logSigmoid(tf.neg(real)));
  return tf.neg(tf.add(tf.mean(tf.add(yes, no)), tf.mean(tf.logSigmoid(tf.neg(fake)))));
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return eps.mul(std).add(x);
}

/** The identity with a gradient of zero. */
const stopGradient = tf.customGrad((y) => ({
  value: tf.clone(y as tf.Tensor2D),
  gradFunc: (dy) => tf.mul(dy, 0),
})) as (x: tf.Tensor2D) => tf.Tensor2D;

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  let v = tf.zeros<tf.Rank.R2>([1, w.shape[0]]);
  while (iterations-- > 0) {
    v = tf.matMul(u, w, false, true);
    v = v.div(v.norm());
    u = tf.matMul(v, w);
    u = u.div(u.norm());
  }
  const [left, right] = [stopGradient(v), stopGradient(u)]; // detached at the end instead of at the start
  const sigma = tf.dot(tf.matMul(left, w).as1D(), right.as1D()).asScalar();
  return { weight: w.div(sigma), u: right, sigma };
}
