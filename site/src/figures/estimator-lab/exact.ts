import { normalDensity } from '../drawing/curve.ts';

/** Mean and variance of a single-sample estimate. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance of a term that is a function of ε ~ N(0, 1). The trapezoidal rule over ±12 with steps of 0.01: for
 * a smooth function times a Gaussian its error is below rounding (Trefethen and Weideman 2014).
 */
export function momentsOf(term: (eps: number) => number): Moments {
  const expectation = (g: (eps: number) => number): number => {
    let sum = 0;
    for (let i = -1200; i <= 1200; i++) sum += g(i / 100) * normalDensity(i / 100, 0, 1);
    return sum / 100;
  };
  const mean = expectation(term);
  const variance = expectation((eps) => (term(eps) - mean) ** 2);
  // A rounding error around zero is shown as zero.
  const rounding = 1e-12 * (1 + mean ** 2);
  return { mean: Math.abs(mean) < 1e-12 ? 0 : mean, variance: variance < rounding ? 0 : variance };
}
