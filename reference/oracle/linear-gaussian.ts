/**
 * The model in which every quantity of the variational bound has a closed form: z ~ N(0, 1), x | z ~ N(a z, s²), with
 * q(z) = N(mu, exp(logVar)) for each example. x, mu and logVar are [batch]; a and s > 0 are numbers.
 */
import { at, elementwise } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface Observed {
  readonly x: Matrix; // [batch]
  readonly a: number;
  readonly s: number; // above 0
}

export interface Approximated extends Observed {
  readonly mu: Matrix; // [batch]
  readonly logVar: Matrix; // [batch], log of q's variance
}

const log2Pi = Math.log(2 * Math.PI);

/** log p(x) = log N(x; 0, a² + s²): [batch] (Bishop 2006, eq. 2.115). */
export const logEvidence = ({ x, a, s }: Observed): Estimate =>
  elementwise({ x }, ({ x }) => {
    const total = a ** 2 + s ** 2;
    return {
      value: -(log2Pi + Math.log(total) + x ** 2 / total) / 2,
      // The logarithm may be split into log s² and log(1 + a²/s²); an argument error of u adds 1.
      scale:
        (log2Pi + 2 * Math.abs(Math.log(s ** 2)) + Math.abs(Math.log(total)) + 1 + (3 * x ** 2) / total) / 2,
    };
  });

/** p(z | x) = N(mean, variance) (Bishop 2006, eq. 2.116 and 2.117): means [batch], and the one variance, []. */
export function posterior({ x, a, s }: Observed): { mean: Estimate; variance: Estimate } {
  const total = a ** 2 + s ** 2;
  const variance = s ** 2 / total;
  return {
    mean: elementwise({ x }, ({ x }) => ({
      value: (a * x) / total,
      scale: 3 * Math.abs((a * x) / total), // the product, the sum, the quotient
    })),
    // 1 − a²/(a² + s²) cancels if s is small.
    variance: { shape: [], value: Float64Array.of(variance), scale: Float64Array.of(1 + variance) },
  };
}

/**
 * ELBO = E_q log N(x; a z, s²) − KL(q ‖ N(0, 1)): [batch] (Kingma and Welling 2014, eq. 3, with the exact expectation:
 * E_q (x − a z)² = (x − a mu)² + a² exp(logVar)).
 */
export const elbo = ({ x, a, s, mu, logVar }: Approximated): Estimate =>
  elementwise({ x, mu, logVar }, ({ x, mu, logVar }) => {
    const variance = Math.exp(logVar);
    const errors = (x - a * mu) ** 2 + a ** 2 * variance;
    const logLikelihood = -(log2Pi + Math.log(s ** 2) + errors / s ** 2) / 2;
    const kl = (mu ** 2 + (Math.expm1(logVar) - logVar)) / 2;
    return { value: logLikelihood - kl, scale: boundScale({ x, a, s, mu, logVar }) };
  });

/**
 * All terms of the bound, also with the square multiplied out, and with the error of exp(logVar)'s argument. A square
 * doubles the rounding error of its base, and there is one in the numerator and one in the denominator.
 */
function boundScale({ x, a, s, mu, logVar }: Entries): number {
  const spread = Math.exp(logVar) * (1 + Math.abs(logVar));
  const errors = (Math.abs(x) + Math.abs(a * mu)) ** 2 + a ** 2 * spread;
  const logLikelihood = log2Pi + Math.abs(Math.log(s ** 2)) + (2 * errors) / s ** 2;
  return (logLikelihood + mu ** 2 + spread + Math.abs(logVar) + 1) / 2;
}

interface Entries {
  readonly x: number;
  readonly a: number;
  readonly s: number;
  readonly mu: number;
  readonly logVar: number;
}

/**
 * KL(q ‖ p(z | x)) = log p(x) − ELBO: [batch], never negative, 0 if q is the posterior (Kingma and Welling 2014, eq.
 * 1), by the divergence of two Gaussians: ½ (log V − logVar + (exp(logVar) + (mu − m)²) / V − 1).
 */
export const gap = ({ x, a, s, mu, logVar }: Approximated): Estimate => {
  const { mean, variance } = posterior({ x, a, s });
  const V = at(variance.value, 0);
  const evidence = logEvidence({ x, a, s });
  const m = { shape: x.shape, data: mean.value };
  const evidenceScale = { shape: x.shape, data: evidence.scale };
  return elementwise({ x, mu, logVar, m, evidenceScale }, ({ x, mu, logVar, m, evidenceScale }) => {
    const ratio = logVar - Math.log(V); // log of the ratio of the two variances
    return {
      // expm1 keeps its digits near the posterior, where exp(ratio) − 1 − ratio cancels.
      value: (Math.expm1(ratio) - ratio + (mu - m) ** 2 / V) / 2,
      // The difference log p(x) − ELBO is an equally correct answer, but its terms cancel. So is V computed as 1 −
      // a²/(a² + s²), with a relative error of u / V, which everything divided by V inherits.
      scale:
        boundScale({ x, a, s, mu, logVar }) +
        evidenceScale +
        (1 + (Math.exp(logVar) + (mu - m) ** 2) / V) / (2 * V),
    };
  });
};

/**
 * Gradients of Σ cotangent · ELBO with respect to mu and logVar, each [batch]: a (x − a mu) / s² − mu, and ½ (1 −
 * exp(logVar) (1 + a² / s²)); 1 + a² / s² = 1 / V is the posterior's precision.
 */
export function elboVjp({ x, a, s, mu, logVar, cotangent }: Approximated & { readonly cotangent: Matrix }): {
  mu: Estimate;
  logVar: Estimate;
} {
  const precision = 1 + a ** 2 / s ** 2;
  return {
    mu: elementwise({ x, mu, cotangent }, ({ x, mu, cotangent }) => ({
      value: cotangent * ((a * (x - a * mu)) / s ** 2 - mu),
      // Each quotient has two factors and a square.
      scale:
        Math.abs(cotangent) * ((2 * Math.abs(a) * (Math.abs(x) + Math.abs(a * mu))) / s ** 2 + Math.abs(mu)),
    })),
    logVar: elementwise({ logVar, cotangent }, ({ logVar, cotangent }) => ({
      value: (cotangent * (1 - Math.exp(logVar) * precision)) / 2,
      scale: (Math.abs(cotangent) * (1 + Math.exp(logVar) * (2 + Math.abs(logVar)) * precision)) / 2,
    })),
  };
}

/** Gradients of Σ cotangent · gap: (mu − m) / V and ½ (exp(logVar) / V − 1); log p(x) does not depend on q. */
export function gapVjp({ x, a, s, mu, logVar, cotangent }: Approximated & { readonly cotangent: Matrix }): {
  mu: Estimate;
  logVar: Estimate;
} {
  const { mean, variance } = posterior({ x, a, s });
  const V = at(variance.value, 0);
  const m = { shape: x.shape, data: mean.value };
  return {
    mu: elementwise({ mu, m, cotangent }, ({ mu, m, cotangent }) => ({
      value: (cotangent * (mu - m)) / V,
      // m with its own rounding errors, and V's.
      scale: (Math.abs(cotangent) * (Math.abs(mu) + 3 * Math.abs(m) + Math.abs(mu - m) / V)) / V,
    })),
    logVar: elementwise({ logVar, cotangent }, ({ logVar, cotangent }) => ({
      value: (cotangent * Math.expm1(logVar - Math.log(V))) / 2,
      scale: (Math.abs(cotangent) * (1 + (Math.exp(logVar) * (1 + Math.abs(logVar) + 1 / V)) / V)) / 2,
    })),
  };
}
