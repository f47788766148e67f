import { at, mean } from './arithmetic.ts';
import type { Estimate } from './estimate.ts';
import { type EstimatorInputs, pathwiseTerms, scoreTerms } from './gradient-terms.ts';

/**
 * Unbiased (n − 1) variance of the samples' terms for dMu, of the score-function and of the pathwise estimator: the
 * variance of one sample's estimate, each of shape [].
 */
export function estimatorVariances(inputs: EstimatorInputs): { score: Estimate; pathwise: Estimate } {
  return { score: variance(scoreTerms(inputs).dMu), pathwise: variance(pathwiseTerms(inputs).dMu) };
}

const unitRoundoff = 2 ** -24;

/**
 * Σ (t − mean)² / (n − 1) in two passes.
 *
 * The square turns an error e of t into 2 |t − mean| e, and the sum rounds in proportion to itself; an error of the
 * mean cancels, because the deviations sum to 0. If all terms are equal, only the second order e² is left, so it is
 * counted too. The one-pass formula, mean of squares less squared mean, is not covered: it cancels in cases where this
 * one does not.
 */
function variance(terms: Estimate): Estimate {
  const n = terms.value.length;
  if (n < 2) throw new RangeError(`internal: a variance needs at least 2 samples, got ${n}`);
  const center = at(mean(terms).value, 0);
  let value = 0;
  let scale = 0;
  for (const [i, term] of terms.value.entries()) {
    const deviation = term - center;
    const termScale = at(terms.scale, i);
    value += deviation ** 2 / (n - 1);
    scale += (deviation ** 2 + 2 * Math.abs(deviation) * termScale + unitRoundoff * termScale ** 2) / (n - 1);
  }
  return { shape: [], value: Float64Array.of(value), scale: Float64Array.of(scale) };
}
