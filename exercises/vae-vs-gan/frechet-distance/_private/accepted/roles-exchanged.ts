import * as tf from '@tensorflow/tfjs';

interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}
type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

/** Outer products, one per example. */
export function featureStatistics(x: tf.Tensor2D): Statistics {
  const [n, d] = x.shape;
  const mean = tf.div<tf.Tensor1D>(tf.sum(x, 0), n);
  const outer = tf.unstack(x).map((row) => {
    const deviation = tf.sub(row, mean);
    return tf.mul(tf.reshape(deviation, [d, 1]), tf.reshape(deviation, [1, d]));
  });
  return { mean, covariance: tf.mul<tf.Tensor2D>(tf.addN(outer), 1 / (n - 1)) };
}

/** The root of the second covariance instead of the first, on tensors. */
export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const { values, vectors } = eigh(await b.covariance.array());
  const v = tf.tensor2d(vectors); // an eigenvector in each row
  const roots = tf.sqrt(tf.relu(tf.tensor1d(values)));
  const root = tf.matMul(v, tf.mul(v, tf.expandDims(roots, 1)), true, false); // Vᵀ diag(√λ) V
  const m = tf.matMul(tf.matMul(root, a.covariance), root);
  const symmetric = tf.div<tf.Tensor2D>(tf.add(m, tf.transpose(m)), 2);
  const spectrum = eigh(await symmetric.array()).values;
  const trace = (t: tf.Tensor2D): tf.Tensor => tf.sum(tf.mul(t, tf.eye(t.shape[0])));
  const rest = tf.add(
    tf.sum(tf.squaredDifference(a.mean, b.mean)),
    tf.add(trace(a.covariance), trace(b.covariance)),
  );
  return (
    ((await rest.data())[0] ?? NaN) -
    2 * spectrum.reduce((sum, value) => sum + Math.sqrt(Math.max(value, 0)), 0)
  );
}
