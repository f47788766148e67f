import { elementwise, repeatTo, sumRows } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface KlInputs {
  readonly mu: Matrix; // [batch, latent]
  readonly logVar: Matrix; // [batch, latent], log σ²
}

/**
 * KL(N(mu, exp(logVar)) ‖ N(0, I)) = ½ Σ (mu² + exp(logVar) − logVar − 1): [batch], in nats, summed over the latents,
 * never negative (Kingma and Welling 2014, appendix B, with the opposite sign).
 */
export function klToStandardNormal({ mu, logVar }: KlInputs): Estimate {
  const perLatent = elementwise({ mu, logVar }, ({ mu, logVar }) => ({
    // expm1 keeps its digits near logVar = 0, where exp(logVar) − 1 − logVar cancels.
    value: (mu ** 2 + (Math.expm1(logVar) - logVar)) / 2,
    // All four terms, which cancel near N(0, I), and the argument of exp.
    scale: (mu ** 2 + Math.exp(logVar) * (1 + Math.abs(logVar)) + Math.abs(logVar) + 1) / 2,
  }));
  return sumRows(perLatent);
}

/**
 * Gradients of Σ cotangent · KL with respect to mu and logVar, each [batch, latent]: cotangent · mu, and
 * cotangent · (exp(logVar) − 1) / 2.
 */
export function klToStandardNormalVjp({
  mu,
  logVar,
  cotangent, // [batch]
}: KlInputs & { readonly cotangent: Matrix }): { mu: Estimate; logVar: Estimate } {
  const weight = repeatTo(mu.shape, cotangent);
  return {
    // One product.
    mu: elementwise({ mu, weight }, ({ mu, weight }) => ({
      value: weight * mu,
      scale: Math.abs(weight * mu),
    })),
    logVar: elementwise({ logVar, weight }, ({ logVar, weight }) => ({
      value: (weight * Math.expm1(logVar)) / 2,
      // Both terms, which cancel near logVar = 0, and the argument of exp.
      scale: (Math.abs(weight) * (Math.exp(logVar) * (1 + Math.abs(logVar)) + 1)) / 2,
    })),
  };
}
