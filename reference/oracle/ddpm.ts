/**
 * Denoising diffusion (Ho, Jain and Abbeel 2020): the noising, its posterior, and the bound for a predictor that
 * multiplies, x̂0 = factor[t] · x_t. ᾱ falls from ᾱ_0 = 1 to ᾱ_T, α_t = ᾱ_t / ᾱ_{t−1} and β_t = 1 − α_t.
 *
 * β_t is a difference, so its float32 error is u and not u β_t.
 */
import { at, elementwise, ofTerms, repeatTo } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';

export interface Noised {
  readonly x: Matrix; // [batch, dim]
  readonly alphaBar: Matrix; // [batch], 0 to 1
  readonly eps: Matrix; // [batch, dim]
}

/** x_t = √ᾱ x + √(1 − ᾱ) ε: [batch, dim] (eq. 4). */
export const diffuse = ({ x, alphaBar, eps }: Noised): Estimate =>
  elementwise({ x, eps, alphaBar: repeatTo(x.shape, alphaBar) }, ({ x, eps, alphaBar }) =>
    noised(x, alphaBar, eps),
  );

function noised(x: number, alphaBar: number, eps: number): Term {
  const [signal, noise] = [Math.sqrt(alphaBar) * x, Math.sqrt(1 - alphaBar) * eps];
  // A difference under the root, the root, the product and the sum.
  return { value: signal + noise, scale: 2 * (Math.abs(signal) + Math.abs(noise)) };
}

export interface Denoised {
  readonly x0: Matrix; // [batch, dim]
  readonly xt: Matrix; // [batch, dim]
  readonly alphaBarPrevious: Matrix; // [batch], above alphaBar, at most 1
  readonly alphaBar: Matrix; // [batch]
}

/** The mean of q(x_{t−1} | x_t, x_0): [batch, dim] (eq. 7). */
export const posteriorMean = ({ x0, xt, alphaBarPrevious, alphaBar }: Denoised): Estimate =>
  elementwise(
    { x0, xt, previous: repeatTo(x0.shape, alphaBarPrevious), current: repeatTo(x0.shape, alphaBar) },
    ({ x0, xt, previous, current }) => {
      const { beta, ofX0, ofXt } = stepOf(previous, current);
      return {
        value: ofX0 * x0 + ofXt * xt,
        // Both weights inherit the error of β, the second one if it is written with precisions.
        scale: (3 + 1 / beta) * Math.abs(ofX0 * x0) + (4 + 1 / beta) * Math.abs(ofXt * xt),
      };
    },
  );

/** Constants of one step, from ᾱ_{t−1} and ᾱ_t. */
function stepOf(previous: number, current: number) {
  const beta = 1 - current / previous;
  return {
    beta,
    /** β̃_t / β_t, the posterior's variance over the model's. */
    ratio: (1 - previous) / (1 - current),
    ofX0: (Math.sqrt(previous) * beta) / (1 - current),
    ofXt: (Math.sqrt(current / previous) * (1 - previous)) / (1 - current),
  };
}

export interface Bounded {
  readonly x: Matrix; // [batch, dim]
  readonly alphaBar: readonly number[]; // ᾱ_1 to ᾱ_T, falling, below 1
  readonly factor: Matrix; // [T + 1], by t; the first belongs to no step
  readonly eps: Matrix; // [T, batch, dim]
}

/**
 * The terms of −ELBO with the reverse variance β_t, in nats, summed over the dimensions (eq. 5): the prior's KL
 * divergence [batch], those of t = 2 to T [T − 1, batch], and −log p(x | x_1) [batch].
 */
export function ddpmBound(inputs: Bounded): {
  prior: Estimate;
  denoising: Estimate;
  reconstruction: Estimate;
} {
  const { x, alphaBar } = inputs;
  const [batch = 0] = x.shape;
  const steps = alphaBar.length;
  const rows = (term: (row: number) => Term): Term[] => Array.from({ length: batch }, (_, row) => term(row));
  const total = (row: number, term: (i: number) => Term): Term => sumOf(columns(x, row).map(term));
  return {
    prior: ofTerms(
      [batch],
      rows((row) => total(row, (i) => priorTerm(at(x.data, i), at(alphaBar, steps - 1)))),
    ),
    denoising: ofTerms(
      [steps - 1, batch],
      alphaBar
        .slice(1)
        .flatMap((_, k) => rows((row) => total(row, (i) => denoisingTerm(predicted(inputs, k + 2, i))))),
    ),
    reconstruction: ofTerms(
      [batch],
      rows((row) => total(row, (i) => reconstructionTerm(predicted(inputs, 1, i)))),
    ),
  };
}

/**
 * Gradient of Σ cotangent · term with respect to the factors: [T + 1], 0 for the first. The prior does not depend on
 * them.
 */
export function ddpmBoundVjp({
  denoising,
  reconstruction,
  ...inputs
}: Bounded & { readonly denoising: Matrix; readonly reconstruction: Matrix }): { factor: Estimate } {
  const { x, alphaBar } = inputs;
  const [batch = 0] = x.shape;
  const gradient = alphaBar.map((_, k) =>
    sumOf(
      Array.from({ length: batch }, (_, row) => {
        const cotangent = at(
          k === 0 ? reconstruction.data : denoising.data,
          k === 0 ? row : (k - 1) * batch + row,
        );
        const { value, scale } = sumOf(columns(x, row).map((i) => slopeTerm(predicted(inputs, k + 1, i))));
        return { value: cotangent * value, scale: Math.abs(cotangent) * (Math.abs(value) + scale) };
      }),
    ),
  );
  return { factor: ofTerms([alphaBar.length + 1], [{ value: 0, scale: 0 }, ...gradient]) };
}

/** Where row `row` of a matrix has its entries. */
function columns({ shape }: Matrix, row: number): number[] {
  const [, dim = 0] = shape;
  return Array.from({ length: dim }, (_, column) => row * dim + column);
}

const sumOf = (terms: readonly Term[]): Term => ({
  value: terms.reduce((sum, { value }) => sum + value, 0),
  scale: terms.reduce((sum, { scale }) => sum + scale, 0),
});

/** KL(N(√ᾱ x, 1 − ᾱ) ‖ N(0, 1)). */
function priorTerm(x: number, alphaBar: number): Term {
  const logVar = Math.log1p(-alphaBar);
  return {
    value: (alphaBar * (x ** 2 - 1) - logVar) / 2,
    // All terms, which cancel near x² = 1, and the argument of the logarithm. The square may be that of √ᾱ x.
    scale: (4 * alphaBar * x ** 2 + 2 * alphaBar + (1 - alphaBar) + 2 + Math.abs(logVar)) / 2,
  };
}

/** One entry of x at step t with what is predicted for it. */
interface Prediction {
  readonly step: ReturnType<typeof stepOf>;
  readonly xt: Term;
  /** x − x̂0. */
  readonly error: Term;
  /** The magnitudes of both means of x_{t−1}, whose difference is ofX0 · error. */
  readonly means: number;
}

function predicted({ x, alphaBar, factor, eps }: Bounded, t: number, i: number): Prediction {
  const [previous, current] = [t === 1 ? 1 : at(alphaBar, t - 2), at(alphaBar, t - 1)];
  const step = stepOf(previous, current);
  const f = at(factor.data, t);
  const entry = at(x.data, i);
  const xt = noised(entry, current, at(eps.data, (t - 1) * x.data.length + i));
  const guess = f * xt.value;
  return {
    ...{ step, xt },
    error: {
      value: entry - guess,
      scale: Math.abs(entry) + 2 * Math.abs(guess) + Math.abs(f) * xt.scale,
    },
    means: step.ofX0 * (Math.abs(entry) + Math.abs(guess)) + 2 * Math.abs(step.ofXt * xt.value),
  };
}

/** KL(N(μ̃, β̃) ‖ N(μ, β)) = ½ (log(β / β̃) + β̃ / β − 1) + (μ̃ − μ)² / (2 β). */
function denoisingTerm({ step: { beta, ratio, ofX0 }, error, means }: Prediction): Term {
  const difference = ofX0 * error.value;
  const cost = difference ** 2 / (2 * beta);
  // The two variances may be computed separately, and the difference from two means.
  const spread = Math.abs(Math.log(beta)) + Math.abs(Math.log(beta * ratio)) + ratio + 1 + 1 / beta;
  const ofDifference = ofX0 * error.scale + means;
  return {
    value: (ratio - 1 - Math.log(ratio)) / 2 + cost,
    scale: spread / 2 + (Math.abs(difference) * ofDifference) / beta + (4 + 1 / beta) * cost,
  };
}

/** −log N(x; x̂0, β_1). */
function reconstructionTerm({ step: { beta }, error }: Prediction): Term {
  const logTwoPi = Math.log(2 * Math.PI);
  const cost = error.value ** 2 / (2 * beta);
  return {
    value: (logTwoPi + Math.log(beta)) / 2 + cost,
    scale:
      (logTwoPi + Math.abs(Math.log(beta)) + 1) / 2 + (Math.abs(error.value) * error.scale) / beta + 4 * cost,
  };
}

/** The derivative of both with respect to the factor; at t = 1, ofX0 is 1. */
function slopeTerm({ step: { beta, ofX0 }, xt, error, means }: Prediction): Term {
  const weight = ofX0 ** 2 / beta;
  const value = -weight * error.value * xt.value;
  const ofError = weight * error.scale + (ofX0 * means) / beta;
  return {
    value,
    scale:
      ofError * Math.abs(xt.value) +
      weight * Math.abs(error.value) * xt.scale +
      (4 + 1 / beta) * Math.abs(value),
  };
}
