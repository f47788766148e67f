// WRONG: s is taken for the variance of the noise, in all four functions alike, so that log p(x) = elbo + gap still holds.
import * as tf from '@tensorflow/tfjs';

const LOG_TWO_PI = Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const v = a.square().add(s);
  return x.square().div(v).add(v.log()).add(LOG_TWO_PI).mul(-0.5) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const v = a.square().add(s);
  return { mean: x.mul(a).div(v) as tf.Tensor1D, variance: s.div(v) as tf.Scalar };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const s2 = s;
  const error = x.sub(mu.mul(a)).square().add(a.square().mul(logVar.exp()));
  const likelihood = error.div(s2).add(s2.log()).add(LOG_TWO_PI).mul(-0.5);
  const kl = mu.square().add(logVar.exp()).sub(1).sub(logVar).mul(0.5);
  return likelihood.sub(kl) as tf.Tensor1D;
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const { mean, variance } = posterior(x, a, s);
  const ratio = logVar.exp().div(variance);
  const shift = mu.sub(mean).square().div(variance);
  return ratio.sub(1).sub(logVar).add(variance.log()).add(shift).mul(0.5) as tf.Tensor1D;
}
