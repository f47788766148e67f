/** Mean and covariance of features, and the Fréchet distance between the Gaussians with these statistics. */
import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface GaussianPair {
  readonly mean1: Matrix; // [d]
  readonly covariance1: Matrix; // [d, d]
  readonly mean2: Matrix;
  readonly covariance2: Matrix;
}

const estimate = (
  shape: readonly number[],
  term: (i: number) => { value: number; scale: number },
): Estimate => {
  const terms = Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => term(i));
  return {
    shape,
    value: Float64Array.from(terms, ({ value }) => value),
    scale: Float64Array.from(terms, ({ scale }) => scale),
  };
};

/**
 * Of rows x [n, d]: mean [d], and covariance [d, d] over n − 1. A rounding error of the mean moves every deviation. An answer
 * may also subtract the first row and take the mean and Σ s sᵀ − n s̄ s̄ᵀ of what is left, whose terms are part of the scales.
 */
export function featureStatistics({ x }: { readonly x: Matrix }): { mean: Estimate; covariance: Estimate } {
  const [n = NaN, d = NaN] = x.shape;
  const entry = (row: number, column: number): number => at(x.data, row * d + column);
  const overRows = (f: (row: number) => number): number => {
    let sum = 0;
    for (let row = 0; row < n; row++) sum += f(row);
    return sum;
  };
  const meanSize = (j: number): number => overRows((row) => Math.abs(entry(row, j))) / n;
  const shifted = (row: number, j: number): number => entry(row, j) - entry(0, j);
  const mean = estimate([d], (j) => ({
    value: overRows((row) => entry(row, j)) / n,
    scale: meanSize(j) + overRows((row) => Math.abs(shifted(row, j))) / n,
  }));
  const deviation = (row: number, j: number): number => entry(row, j) - at(mean.value, j);
  const magnitude = (row: number, j: number): number => Math.abs(entry(row, j)) + meanSize(j);
  const covariance = estimate([d, d], (ij) => {
    const [i, j] = [Math.floor(ij / d), ij % d];
    return {
      value: overRows((row) => deviation(row, i) * deviation(row, j)) / (n - 1),
      scale:
        overRows(
          (row) =>
            Math.abs(deviation(row, i)) * magnitude(row, j) +
            Math.abs(deviation(row, j)) * magnitude(row, i) +
            2 * Math.abs(shifted(row, i) * shifted(row, j)),
        ) /
        (n - 1),
    };
  });
  return { mean, covariance };
}

type Square = readonly Float64Array[];

const squareOf = ({ shape, data }: Matrix): Square => {
  const d = shape[0] ?? NaN;
  return Array.from({ length: d }, (_, i) => Float64Array.from({ length: d }, (_, j) => at(data, i * d + j)));
};
const cell = (a: Square, i: number, j: number): number => a[i]?.[j] ?? NaN;
const build = (d: number, f: (i: number, j: number) => number): Float64Array[] =>
  Array.from({ length: d }, (_, i) => Float64Array.from({ length: d }, (_, j) => f(i, j)));
const product = (a: Square, b: Square): Float64Array[] =>
  build(a.length, (i, j) => a.reduce((sum, _, k) => sum + cell(a, i, k) * cell(b, k, j), 0));

/** Cyclic Jacobi rotations (Golub and Van Loan 2013, algorithm 8.5.3); column e of `vectors` belongs to `values[e]`. */
function eigen(symmetric: Square): { values: Float64Array; vectors: Square } {
  const d = symmetric.length;
  let a = build(d, (i, j) => (cell(symmetric, i, j) + cell(symmetric, j, i)) / 2);
  let vectors = build(d, (i, j) => (i === j ? 1 : 0));
  for (let sweep = 0; sweep < 100; sweep++) {
    const beside = Math.max(0, ...a.flatMap((row, i) => Array.from(row.subarray(i + 1), Math.abs)));
    if (beside === 0) break;
    for (let p = 0; p < d; p++)
      for (let q = p + 1; q < d; q++) {
        const off = cell(a, p, q);
        if (off === 0) continue;
        const tau = (cell(a, q, q) - cell(a, p, p)) / (2 * off);
        const t = tau >= 0 ? 1 / (tau + Math.hypot(1, tau)) : -1 / (-tau + Math.hypot(1, tau));
        const c = 1 / Math.hypot(1, t);
        const turn = build(d, (i, j) => {
          if (i === j) return i === p || i === q ? c : 1;
          if (i === p && j === q) return t * c;
          return i === q && j === p ? -t * c : 0;
        });
        const back = build(d, (i, j) => cell(turn, j, i));
        a = product(product(back, a), turn);
        a = build(d, (i, j) => ((i === p && j === q) || (i === q && j === p) ? 0 : cell(a, i, j)));
        vectors = product(vectors, turn);
      }
  }
  return { values: Float64Array.from(a, (row, i) => row[i] ?? NaN), vectors };
}

/** Eigenvalues in ascending order. */
export const eigenvalues = (symmetric: Matrix): Float64Array => eigen(squareOf(symmetric)).values.sort();

const unitRoundoff = 2 ** -24;

/**
 * ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½), eigenvalues below 0 counting as 0: shape [] (Dowson and Landau 1982).
 * In float32 the product M has errors of e = u ‖Σ₁‖ ‖Σ₂‖, also where M itself is smaller, and so have its eigenvalues: Σ₂
 * may have been rounded to an eigenvalue below 0, and an answer may exchange the two. Their roots move by e / √λ, at most √e.
 */
export function frechetDistance({ mean1, covariance1, mean2, covariance2 }: GaussianPair): Estimate {
  const [sigma1, sigma2] = [squareOf(covariance1), squareOf(covariance2)];
  const { values, vectors } = eigen(sigma1);
  const root = build(sigma1.length, (i, j) =>
    values.reduce(
      (sum, value, e) => sum + Math.sqrt(Math.max(0, value)) * cell(vectors, i, e) * cell(vectors, j, e),
      0,
    ),
  );
  const spectrum = eigen(product(product(root, sigma2), root)).values;
  const norm = (of: Float64Array): number => Math.max(...of.map(Math.abs));
  const size = norm(values) * norm(eigen(sigma2).values);
  const trace = (of: (value: number) => number): number =>
    sigma1.reduce((sum, _, i) => sum + of(cell(sigma1, i, i)) + of(cell(sigma2, i, i)), 0);
  let [value, scale] = [trace((entry) => entry), trace(Math.abs)];
  Array.from(mean1.data).forEach((mean, i) => {
    const step = mean - at(mean2.data, i);
    value += step ** 2;
    scale += 2 * Math.abs(step) * (Math.abs(mean) + Math.abs(at(mean2.data, i))) + step ** 2;
  });
  // No product rounds a covariance of zeros.
  for (const each of size > 0 ? spectrum : []) {
    value -= 2 * Math.sqrt(Math.max(0, each));
    scale += (2 * size) / Math.max(Math.sqrt(Math.max(0, each)), Math.sqrt(unitRoundoff * size));
  }
  return { shape: [], value: Float64Array.of(value), scale: Float64Array.of(scale) };
}
