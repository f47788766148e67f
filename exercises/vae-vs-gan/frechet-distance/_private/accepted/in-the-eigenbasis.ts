import * as tf from '@tensorflow/tfjs';

interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}
type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

export function featureStatistics(x: tf.Tensor2D): Statistics {
  const { mean, variance } = tf.moments(x, 0);
  const c = x.sub(mean).transpose(); // [d, n]
  const covariance = c.div(Math.sqrt(x.shape[0] - 1));
  tf.dispose(variance);
  return {
    mean: mean as tf.Tensor1D,
    covariance: tf.dot(covariance, covariance.transpose()) as tf.Tensor2D,
  };
}

/** √Λ Vᵀ Σ₂ V √Λ has the same eigenvalues as Σ₁^½ Σ₂ Σ₁^½, so there is no need to rotate back. */
export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const [s1, s2] = [await a.covariance.array(), await b.covariance.array()];
  const { values, vectors } = eigh(s1);
  const scaled = vectors.map((v, e) => v.map((entry) => entry * Math.sqrt(Math.max(0, values[e] ?? NaN))));
  const dot = (u: number[], v: number[]): number =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? NaN), 0);
  const m = scaled.map((u) =>
    scaled.map((v) =>
      dot(
        u,
        s2.map((row) => dot(row, v)),
      ),
    ),
  );
  const [m1, m2] = [await a.mean.data(), await b.mean.data()];
  let distance = 0;
  m1.forEach((value, i) => {
    distance += (value - (m2[i] ?? NaN)) ** 2 + (s1[i]?.[i] ?? NaN) + (s2[i]?.[i] ?? NaN);
  });
  for (const value of eigh(m).values) if (value > 0) distance -= 2 * Math.sqrt(value);
  return distance;
}
