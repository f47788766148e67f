// Right, unusual: the posterior is written with precisions, and the ELBO is never written out: it is log p(x) minus the gap.
import * as tf from '@tensorflow/tfjs';

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const variance = tf.addN([a.mul(a), s.mul(s)]);
  const inside = x
    .div(variance)
    .mul(x)
    .add(variance.mul(2 * Math.PI).log());
  return tf.mul(-0.5, inside) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const slope = a.div(s);
  const precision = slope.square().add(1);
  return {
    mean: x.div(s).mul(slope).div(precision) as tf.Tensor1D,
    variance: tf.reciprocal(precision) as tf.Scalar,
  };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  return tf.sub(logEvidence(x, a, s), gap(x, a, s, mu, logVar));
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const slope = a.div(s);
  const precision = slope.square().add(1);
  const { mean } = posterior(x, a, s);
  const d = logVar.add(precision.log()); // log of the ratio of the variances
  const spread = d.expm1().sub(d); // never negative, also after rounding
  const shift = tf.squaredDifference(mu, mean).mul(precision);
  return spread.add(shift).div(2) as tf.Tensor1D;
}
