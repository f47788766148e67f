// WRONG: E[log p(x | z)] is replaced by log p(x | mu), which loses −a² exp(logVar) / (2 s²); the gap is taken as log p(x) − elbo, so that
// the three still add up.
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
  const error = x.sub(mu.mul(a)).square();
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
  return logEvidence(x, a, s).sub(elbo(x, a, s, mu, logVar)) as tf.Tensor1D;
}
