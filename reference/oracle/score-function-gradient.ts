import { mean } from './arithmetic.ts';
import type { Estimate } from './estimate.ts';
import { type EstimatorInputs, scoreTerms } from './gradient-terms.ts';

/**
 * Score-function estimate of the gradient of E[f(z)], z = mu + sigma eps: dMu = mean of f(z) eps / sigma,
 * dSigma = mean of f(z) (eps² − 1) / sigma, over the samples, each of shape []. No path through z, no baseline.
 *
 * REINFORCE (Williams 1992); Mohamed et al. 2020, Monte Carlo Gradient Estimation in Machine Learning, eq. 13. The
 * scales are the means of the samples' own (`scoreTerms`).
 */
export function scoreFunctionGradient(inputs: EstimatorInputs): { dMu: Estimate; dSigma: Estimate } {
  const { dMu, dSigma } = scoreTerms(inputs);
  return { dMu: mean(dMu), dSigma: mean(dSigma) };
}
