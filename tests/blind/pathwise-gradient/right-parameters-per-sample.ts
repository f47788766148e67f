// Unusual: mu and sigma are spread to one copy a sample and differentiated as vectors; the variances are merged from
// halves by the rule of Chan, Golub and LeVeque.
import * as tf from '@tensorflow/tfjs';

type Elementwise = (z: tf.Tensor1D) => tf.Tensor1D;

interface Moments {
  readonly count: number;
  readonly mean: tf.Tensor;
  readonly squares: tf.Tensor;
}

function merged(terms: tf.Tensor1D): Moments {
  const count = terms.size;
  if (count < 32) {
    const mean = terms.mean();
    return { count, mean, squares: terms.squaredDifference(mean).sum() };
  }
  const half = Math.floor(count / 2);
  const [left, right] = tf.split(terms, [half, count - half]) as [tf.Tensor1D, tf.Tensor1D];
  const a = merged(left);
  const b = merged(right);
  const shift = b.mean.sub(a.mean);
  return {
    count,
    mean: a.mean.add(shift.mul(b.count / count)),
    squares: tf.addN([a.squares, b.squares, shift.square().mul((a.count * b.count) / count)]),
  };
}

function perSample(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): [tf.Tensor1D, tf.Tensor1D] {
  const spread = (parameter: tf.Scalar): tf.Tensor1D => parameter.reshape<tf.Tensor1D>([1]).tile([eps.size]);
  const terms = tf.grads((...[mus, sigmas]) => f((mus as tf.Tensor1D).add((sigmas as tf.Tensor1D).mul(eps))))(
    [spread(mu), spread(sigma)],
  );
  return terms as [tf.Tensor1D, tf.Tensor1D];
}

export function pathwiseGradient(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const [dMu, dSigma] = perSample(f, mu, sigma, eps).map((terms) => terms.mean());
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

export function estimatorVariances(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const variance = (terms: tf.Tensor1D): tf.Scalar => {
    const { count, squares } = merged(terms);
    return squares.div<tf.Scalar>(count - 1);
  };
  const score: tf.Tensor1D = f(mu.add(sigma.mul(eps)))
    .mul(eps)
    .div(sigma);
  return { score: variance(score), pathwise: variance(perSample(f, mu, sigma, eps)[0]) };
}
