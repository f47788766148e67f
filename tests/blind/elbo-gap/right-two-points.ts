// Right, unusual: log p(x) by Bayes' rule read backwards, log p(x, z) − log p(z | x) at one z (the posterior mean); the
// expectations under q by the two-point Gauss-Hermite rule, ½ f(mu + σ) + ½ f(mu − σ), which is exact for quadratic f.
import * as tf from '@tensorflow/tfjs';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** log N(value; mean, std²) */
function logNormal(value: tf.Tensor, mean: tf.Tensor, std: tf.Tensor): tf.Tensor {
  return value.sub(mean).div(std).square().mul(-0.5).sub(std.log()).sub(HALF_LOG_TWO_PI);
}

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const { mean, variance } = posterior(x, a, s);
  const joint = logNormal(x, mean.mul(a), s).add(logNormal(mean, tf.scalar(0), tf.scalar(1)));
  return joint.sub(logNormal(mean, mean, variance.sqrt())) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const total = a.square().add(s.square());
  return { mean: x.mul(a.div(total)) as tf.Tensor1D, variance: s.square().div<tf.Scalar>(total) };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const sigma = logVar.mul(0.5).exp();
  const z = tf.stack([mu.add(sigma), mu.sub(sigma)]); // [2, batch]
  const likelihood = logNormal(x, z.mul(a), s);
  const prior = logNormal(z, tf.scalar(0), tf.scalar(1));
  const entropy = logVar.mul(0.5).add(HALF_LOG_TWO_PI + 0.5);
  return likelihood.add(prior).mean(0).add(entropy) as tf.Tensor1D;
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const { mean, variance } = posterior(x, a, s);
  const ratio = logVar.sub(variance.log());
  const distance = mu.sub(mean).div(variance.sqrt());
  return tf.addN([distance.square(), ratio.expm1(), ratio.neg()]).mul(0.5) as tf.Tensor1D;
}
