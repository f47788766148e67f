// Right: the divergence is the entropy of the mixture minus the mean entropy, in float64, and W₁ comes from the masses to the right.
import * as tf from '@tensorflow/tfjs';

const xLogX = (x: number): number => (x > 0 ? x * Math.log(x) : 0);

function masses(p: tf.Tensor1D, q: tf.Tensor1D): { a: number; b: number }[] {
  const [ps, qs] = [p.arraySync(), q.arraySync()];
  return ps.map((a, i) => ({ a, b: qs[i]! }));
}

/** Each point's share of the divergence is never negative, except for rounding. */
function divergence(p: tf.Tensor1D, q: tf.Tensor1D): number {
  return masses(p, q)
    .map(({ a, b }) => Math.max(0, (xLogX(a) + xLogX(b)) / 2 - xLogX((a + b) / 2)))
    .reduce((sum, share) => sum + share, 0);
}

export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  const answers = masses(p, q).map(({ a, b }) => {
    if (a === 0 && b === 0) return 0.5;
    return a > b ? 1 / (1 + b / a) : a / b / (1 + a / b);
  });
  return tf.tensor1d(answers);
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const mass = masses(p, q).reduce((sum, { a, b }) => sum + a + b, 0);
  return tf.scalar(2 * divergence(p, q) - mass * Math.LN2);
}

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.scalar(Math.min(divergence(p, q), Math.LN2));
}

export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const x = points.arraySync();
  const mass = masses(p, q);
  let toTheRight = 0;
  let work = 0;
  for (let i = x.length - 1; i > 0; i--) {
    toTheRight += mass[i]!.a - mass[i]!.b;
    work += Math.abs(toTheRight) * (x[i]! - x[i - 1]!);
  }
  return tf.scalar(work);
}
