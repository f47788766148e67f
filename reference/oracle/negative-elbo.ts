import { combine, mean, repeatTo, times } from './arithmetic.ts';
import {
  type BernoulliInputs,
  bernoulliLogLikelihood,
  bernoulliLogLikelihoodVjp,
} from './bernoulli-log-likelihood.ts';
import type { Estimate, Matrix } from './estimate.ts';
import { type KlInputs, klToStandardNormal, klToStandardNormalVjp } from './kl-to-standard-normal.ts';

export interface NegativeElboInputs extends BernoulliInputs, KlInputs {
  /** Weight of the KL term (Higgins et al. 2017, eq. 4); 1 by default; 0 stays 0. */
  readonly beta?: number;
}

/**
 * −ELBO = mean over the batch of (−log p(x | logits) + beta · KL(N(mu, exp(logVar)) ‖ N(0, I))): shape [], in nats, to
 * be minimised; sums over pixels and latents (Kingma and Welling 2014, eq. 7, with the opposite sign).
 */
export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: NegativeElboInputs): Estimate {
  // The scales of both terms add up.
  return mean(combine(-1, bernoulliLogLikelihood({ logits, x }), beta, klToStandardNormal({ mu, logVar })));
}

/** Gradients of cotangent · −ELBO with respect to logits [batch, pixels], mu and logVar [batch, latent]. */
export function negativeElboVjp({
  x,
  logits,
  mu,
  logVar,
  beta = 1,
  cotangent, // []
}: NegativeElboInputs & { readonly cotangent: Matrix }): {
  logits: Estimate;
  mu: Estimate;
  logVar: Estimate;
} {
  const batch = x.shape[0] ?? Number.NaN;
  const share = times(1 / batch, repeatTo([batch], cotangent)); // [batch]
  // A separate weight for each term, which multiplies values and scales alike.
  return {
    ...bernoulliLogLikelihoodVjp({ logits, x, cotangent: times(-1, share) }),
    ...klToStandardNormalVjp({ mu, logVar, cotangent: times(beta, share) }),
  };
}
