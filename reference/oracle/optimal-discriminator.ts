/**
 * The value of a GAN's game with a perfect discriminator, for two distributions on the same points: Goodfellow et al.
 * 2014, proposition 1 (D*) and theorem 1 (its value), and the two distances that Arjovsky and Bottou 2017 (section 2)
 * and Arjovsky et al. 2017 (example 1) compare. In nats.
 */
import { at, elementwise } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';

export interface Distributions {
  readonly p: Matrix; // [n], the data's probabilities
  readonly q: Matrix; // [n], the generator's
}

/**
 * p / (p + q), and ½ where both are 0: [n]. It may also be computed as the sigmoid of log p − log q: an error of that
 * logit counts D (1 − D) times.
 */
export const optimalDiscriminator = ({ p, q }: Distributions): Estimate =>
  elementwise({ p, q }, ({ p, q }) => {
    const value = p + q === 0 ? 0.5 : p / (p + q);
    if (p === 0 || q === 0) return { value, scale: value };
    const logitError = Math.abs(Math.log(p)) + Math.abs(Math.log(q)) + Math.abs(Math.log(p / q));
    return { value, scale: value * (1 + (q / (p + q)) * logitError) };
  });

/** a log(a / b), and 0 where a is 0; one rounding error of the quotient counts as a. */
function relative(a: number, b: number): Term {
  if (a === 0) return { value: 0, scale: 0 };
  const log = Math.log(a / b);
  return { value: a * log, scale: a * (Math.abs(log) + 1) };
}

const total = (terms: Estimate, factor: number, offset: number): Estimate => {
  const sum = (data: Float64Array): number => data.reduce((a, b) => a + b, 0);
  return {
    shape: [],
    value: Float64Array.of(factor * sum(terms.value) + offset),
    scale: Float64Array.of(factor * sum(terms.scale) + Math.abs(offset)),
  };
};

/** Σ p log(p / m) + Σ q log(q / m), m = factor · (p + q), term by term. */
const bothAgainst = (factor: number, { p, q }: Distributions): Estimate =>
  elementwise({ p, q }, ({ p, q }) => {
    const [a, b] = [relative(p, factor * (p + q)), relative(q, factor * (p + q))];
    // log 2 may be inside or outside the logarithm.
    return { value: a.value + b.value, scale: a.scale + b.scale + (p + q) * Math.LN2 };
  });

/** Σ p log D* + Σ q log(1 − D*) = −log 4 + 2 JS: shape []. */
export const gameValue = (inputs: Distributions): Estimate => total(bothAgainst(1, inputs), 1, 0);

/** ½ KL(p ‖ m) + ½ KL(q ‖ m), m = (p + q) / 2: shape [], between 0 and log 2. */
export const jensenShannon = (inputs: Distributions): Estimate => total(bothAgainst(0.5, inputs), 0.5, 0);

/**
 * W₁ on a line: ∫ |P(x) − Q(x)| dx of the cumulative distributions; points [n] ascend (Villani 2003, theorem 2.18). The scale
 * covers masses that are added up from either end, and the dual form Σ f (p − q), whose f takes values up to the whole range.
 */
export function wasserstein1({ points, p, q }: Distributions & { readonly points: Matrix }): Estimate {
  const mass = [p.data, q.data].flatMap((masses) => Array.from(masses)).reduce((sum, one) => sum + one, 0);
  let [value, scale, difference] = [0, 0, 0];
  for (let i = 0; i + 1 < points.data.length; i++) {
    difference += at(p.data, i) - at(q.data, i);
    const [left, right] = [at(points.data, i), at(points.data, i + 1)];
    value += Math.abs(difference) * (right - left);
    scale += mass * (right - left) + Math.abs(difference) * (Math.abs(left) + Math.abs(right));
  }
  return { shape: [], value: Float64Array.of(value), scale: Float64Array.of(scale) };
}
