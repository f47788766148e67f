import * as tf from '@tensorflow/tfjs';

/** The mean and covariance of a set of features. */
export interface Statistics {
  readonly mean: tf.Tensor1D; // [d]
  readonly covariance: tf.Tensor2D; // [d, d]
}

/**
 * The eigenvalues of a symmetric matrix, in no particular order, and an eigenvector of length 1 for each. `vectors[i]` belongs
 * to `values[i]`. Computed in float64.
 */
export type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

/**
 * The mean and the unbiased covariance (divided by n − 1) of a set of features. They must be accurate even if the means are
 * far from 0.
 *
 * @param x [n, d], one example per row; n at least 2
 */
export function featureStatistics(x: tf.Tensor2D): Statistics {
  throw new Error('not written yet');
}

/**
 * The squared Fréchet distance between two Gaussians (Dowson and Landau 1982; for image features it is the FID of Heusel et
 * al. 2017):
 *
 *     ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½).
 *
 * The root of a symmetric matrix without negative eigenvalues is the matrix with the same eigenvectors and the roots of the
 * eigenvalues. A covariance can be rank-deficient. Rounding can then make an eigenvalue of 0 slightly negative, and it counts
 * as 0.
 *
 * @param eigh is supplied, because the tensor library has none
 * @returns a number, or a promise of it, so that you can await the values of a tensor: `await t.array()`
 */
export function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): number | Promise<number> {
  throw new Error('not written yet');
}
