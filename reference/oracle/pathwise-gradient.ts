import { mean } from './arithmetic.ts';
import type { Estimate } from './estimate.ts';
import { type EstimatorInputs, pathwiseTerms } from './gradient-terms.ts';

/**
 * Pathwise estimate of the gradient of E[f(z)], z = mu + sigma eps: dMu = mean of f′(z), dSigma = mean of f′(z) eps,
 * over the samples, each of shape [].
 *
 * Kingma and Welling 2014, section 2.4; Mohamed et al. 2020, section 5. The scales are the means of the samples' own
 * (`pathwiseTerms`).
 */
export function pathwiseGradient(inputs: EstimatorInputs): { dMu: Estimate; dSigma: Estimate } {
  const { dMu, dSigma } = pathwiseTerms(inputs);
  return { dMu: mean(dMu), dSigma: mean(dSigma) };
}
