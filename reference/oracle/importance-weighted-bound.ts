import { at } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';

export interface LogWeights {
  readonly logWeights: Matrix; // [k, batch], log p(x, z) − log q(z | x) of each sample
}

/**
 * log (1/k) Σ exp(logWeights) of each column: [batch], in nats, the k samples of one example pooled inside the
 * logarithm (Burda et al. 2016, eq. 8). k = 1 is the ELBO's own estimate.
 */
export const iwaeBound = ({ logWeights }: LogWeights): Estimate =>
  perColumn(logWeights, (column) => {
    const { largest, logSum, weights, magnitude } = pool(column);
    // Errors of the exponents count by their share, and the logarithms of sum and k by their size.
    const exponents = column.reduce((total, entry, i) => total + at(weights, i) * (largest - entry), 0);
    return {
      value: largest + (logSum - Math.log(column.length)),
      scale: magnitude + exponents + logSum + Math.log(column.length) + 1,
    };
  });

/**
 * Gradient of Σ cotangent · bound with respect to logWeights, [k, batch]: the normalised weights exp(logWeights − log Σ
 * exp), times the cotangent of their column (Burda et al. 2016, section 3).
 */
export function iwaeBoundVjp({
  logWeights,
  cotangent, // [batch]
}: LogWeights & { readonly cotangent: Matrix }): { logWeights: Estimate } {
  const [k, batch] = sizes(logWeights);
  const value = new Float64Array(k * batch);
  const scale = new Float64Array(k * batch);
  for (let j = 0; j < batch; j++) {
    const column = columnOf(logWeights, j);
    const { logSum, weights, magnitude } = pool(column);
    const c = at(cotangent.data, j);
    for (const [i, weight] of weights.entries()) {
      value[i * batch + j] = c * weight;
      // exp(l − log Σ exp) has the error of both terms of its exponent; 1 − (1 − weight), which occurs in reverse
      // passes, has the error of its operands.
      scale[i * batch + j] = Math.abs(c) * (1 + weight * (magnitude + logSum));
    }
  }
  return { logWeights: { shape: logWeights.shape, value, scale } };
}

interface Pool {
  readonly largest: number;
  /** log Σ exp(column) = largest + logSum. */
  readonly logSum: number;
  /** Each entry's share of that sum. */
  readonly weights: readonly number[];
  /**
   * Scale of the terms that a float32 formula rounds: pooled pair by pair, a + softplus(b − a), two terms of any
   * entry's size.
   */
  readonly magnitude: number;
}

function pool(column: readonly number[]): Pool {
  const largest = Math.max(...column);
  const parts = column.map((entry) => Math.exp(entry - largest)); // at most 1, and one of them is
  const sum = parts.reduce((total, part) => total + part, 0);
  return {
    largest,
    logSum: Math.log(sum),
    weights: parts.map((part) => part / sum),
    magnitude: 2 * Math.max(...column.map(Math.abs)),
  };
}

function sizes({ shape }: Matrix): [k: number, batch: number] {
  const [k, batch] = shape;
  if (k === undefined || batch === undefined || shape.length !== 2 || k === 0)
    throw new RangeError(`internal: log weights have shape [k, batch] with k ≥ 1, got [${shape.join(', ')}]`);
  return [k, batch];
}

const columnOf = (matrix: Matrix, j: number): number[] => {
  const [k, batch] = sizes(matrix);
  return Array.from({ length: k }, (_, i) => at(matrix.data, i * batch + j));
};

/** One term for each column: [k, batch] to [batch]. */
function perColumn(matrix: Matrix, term: (column: readonly number[]) => Term): Estimate {
  const [, batch] = sizes(matrix);
  const terms = Array.from({ length: batch }, (_, j) => term(columnOf(matrix, j)));
  return {
    shape: [batch],
    value: Float64Array.from(terms, ({ value }) => value),
    scale: Float64Array.from(terms, ({ scale }) => scale),
  };
}
