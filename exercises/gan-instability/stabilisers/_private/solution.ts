import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  // Cross-entropy of logits l against label s: s softplus(−l) + (1 − s) softplus(l) = softplus(l) − s l.
  const onReal = tf.mean(tf.sub(tf.softplus(real), tf.mul(smooth, real)));
  const onFake = tf.mean(tf.softplus(fake));
  return tf.add(onReal, onFake);
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(x, tf.mul(std, eps));
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const fixed = hold(w);
  let v = u;
  for (let i = 0; i < iterations; i++) {
    v = unit(tf.matMul(u, fixed, false, true)); // [1, in]
    u = unit(tf.matMul(v, fixed)); // [1, out]
  }
  const sigma = tf.matMul(tf.matMul(v, w), u, false, true).asScalar();
  return { weight: tf.div(w, sigma), u, sigma };
}

const unit = (x: tf.Tensor2D): tf.Tensor2D => tf.div(x, tf.norm(x));

/** The same value, without a gradient. */
const hold = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor2D),
  gradFunc: () => tf.zerosLike(x as tf.Tensor2D),
})) as (x: tf.Tensor2D) => tf.Tensor2D;
