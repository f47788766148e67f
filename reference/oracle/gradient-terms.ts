/** One sample's share of each gradient estimator; the estimators are means of these. */
import { elementwise } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';
import type { ScalarFunction } from './scalar-functions.ts';

export interface EstimatorInputs {
  readonly f: ScalarFunction;
  readonly mu: number;
  readonly sigma: number; // above 0
  readonly eps: Matrix; // [n], drawn from N(0, 1)
}

export interface GradientTerms {
  dMu: Estimate; // [n]
  dSigma: Estimate; // [n]
}

/** z = mu + sigma eps with the scale of that sum. */
const sample = (mu: number, sigma: number, eps: number): { z: number; zScale: number } => ({
  z: mu + sigma * eps,
  zScale: Math.abs(mu) + Math.abs(sigma * eps),
});

/**
 * f(z) ∂ log N(z; mu, sigma) / ∂mu = f(z) eps / sigma, and f(z) ∂ log N / ∂sigma = f(z) (eps² − 1) / sigma.
 */
export function scoreTerms({ f, mu, sigma, eps }: EstimatorInputs): GradientTerms {
  const weighted = (score: (eps: number, zScale: number) => { value: number; scale: number }): Estimate =>
    elementwise({ eps }, ({ eps }) => {
      const { z, zScale } = sample(mu, sigma, eps);
      const { value, scale } = score(eps, zScale);
      // A product: each factor's magnitude times the other's scale.
      return {
        value: f.value(z) * value,
        scale: Math.abs(f.value(z)) * scale + f.scale(z, zScale) * Math.abs(value),
      };
    });
  return {
    // Autodiff recovers eps as (z − mu) / sigma, so z's own rounding counts zScale / sigma.
    dMu: weighted((eps, zScale) => ({
      value: eps / sigma,
      scale: (Math.abs(eps) + zScale / sigma) / sigma,
    })),
    // Both terms of eps² − 1, with the error of that eps squared.
    dSigma: weighted((eps, zScale) => ({
      value: (eps ** 2 - 1) / sigma,
      scale: (eps ** 2 + 1 + (2 * Math.abs(eps) * zScale) / sigma) / sigma,
    })),
  };
}

/** f′(z) ∂z/∂mu = f′(z), and f′(z) ∂z/∂sigma = f′(z) eps. */
export function pathwiseTerms({ f, mu, sigma, eps }: EstimatorInputs): GradientTerms {
  const weighted = (path: (eps: number) => number): Estimate =>
    elementwise({ eps }, ({ eps }) => {
      const { z, zScale } = sample(mu, sigma, eps);
      // f′ carries the rounding of z; the product with the path adds no more than that.
      return {
        value: f.derivative(z) * path(eps),
        scale: f.derivativeScale(z, zScale) * Math.abs(path(eps)),
      };
    });
  return { dMu: weighted(() => 1), dSigma: weighted((eps) => eps) };
}
