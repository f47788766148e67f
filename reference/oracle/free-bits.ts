import { at, ofTerms } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface FreeBitsInputs {
  readonly klPerLatent: Matrix; // [batch, latent], in nats, not negative
  /** The floor in nats per latent, at least 0. */
  readonly lambda: number;
}

/**
 * Σ_j max(lambda, mean over the batch of klPerLatent_j): shape [], in nats, to be minimised with the reconstruction term
 * (Kingma et al. 2016, appendix on free bits, with one latent per group). It is at least the mean KL, and equals it if
 * lambda is 0.
 */
export function freeBits({ klPerLatent, lambda }: FreeBitsInputs): Estimate {
  const kept = meansOf(klPerLatent).map((mean) => Math.max(lambda, mean));
  // All terms are positive, so they are their own scales.
  const total = kept.reduce((sum, term) => sum + term, 0);
  return ofTerms([], [{ value: total, scale: total }]);
}

/**
 * Gradient of cotangent · freeBits with respect to klPerLatent, [batch, latent]: cotangent / batch for the latents whose
 * mean is above lambda, and 0 below it. At a tie it has no gradient.
 */
export function freeBitsVjp({
  klPerLatent,
  lambda,
  cotangent, // []
}: FreeBitsInputs & { readonly cotangent: Matrix }): { klPerLatent: Estimate } {
  const [batch = 0, latent = 1] = klPerLatent.shape;
  const slopes = meansOf(klPerLatent).map((mean) => {
    if (mean === lambda) throw new RangeError('internal: the mean of a latent ties with lambda');
    return mean > lambda ? at(cotangent.data, 0) / batch : 0;
  });
  const terms = Array.from(klPerLatent.data, (_, i) => {
    const value = at(slopes, i % latent);
    return { value, scale: Math.abs(value) };
  });
  return { klPerLatent: ofTerms(klPerLatent.shape, terms) };
}

/** The mean of each column. */
function meansOf({ shape, data }: Matrix): number[] {
  const [batch = 0, latent = 0] = shape;
  if (shape.length !== 2 || batch === 0)
    throw new RangeError(`internal: KLs have shape [batch, latent], got [${shape.join(', ')}]`);
  return Array.from({ length: latent }, (_, j) => {
    const column = Array.from({ length: batch }, (_, b) => at(data, b * latent + j));
    return column.reduce((sum, kl) => sum + kl, 0) / batch;
  });
}
