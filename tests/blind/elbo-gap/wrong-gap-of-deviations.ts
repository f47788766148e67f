// WRONG: in the gap the variances are treated as standard deviations: the ratio exp(logVar) / variance is squared and its logarithm not
// halved. It is still never negative and 0 at the posterior.
import * as tf from '@tensorflow/tfjs';

const LOG_TWO_PI = Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const v = a.square().add(s.square());
  return x.square().div(v).add(v.log()).add(LOG_TWO_PI).mul(-0.5) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const v = a.square().add(s.square());
  return { mean: x.mul(a).div(v) as tf.Tensor1D, variance: s.square().div(v) as tf.Scalar };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const s2 = s.square();
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
  const shift = mu.sub(mean).square().div(variance.square());
  return ratio.square().sub(1).mul(0.5).sub(ratio.log()).add(shift.mul(0.5)) as tf.Tensor1D;
}
