import { elementwise } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface ReparametrizeInputs {
  readonly mu: Matrix; // [batch, latent]
  readonly logVar: Matrix; // [batch, latent], log σ²
  readonly eps: Matrix; // [batch, latent], drawn from N(0, 1)
}

/**
 * z = mu + exp(logVar / 2) eps: [batch, latent], a sample of N(mu, exp(logVar)) (Kingma and Welling 2014, section 2.4).
 */
export function reparametrize({ mu, logVar, eps }: ReparametrizeInputs): Estimate {
  return elementwise({ mu, logVar, eps }, ({ mu, logVar, eps }) => {
    const noise = Math.exp(logVar / 2) * eps;
    // Both terms of the sum, and the argument of exp.
    return { value: mu + noise, scale: Math.abs(mu) + Math.abs(noise) * (1 + Math.abs(logVar) / 2) };
  });
}

/**
 * Gradients of Σ cotangent · z with respect to mu and logVar, each [batch, latent]: cotangent, and
 * cotangent · eps · exp(logVar / 2) / 2.
 */
export function reparametrizeVjp({
  mu,
  logVar,
  eps,
  cotangent, // [batch, latent]
}: ReparametrizeInputs & { readonly cotangent: Matrix }): { mu: Estimate; logVar: Estimate } {
  return {
    // Passed through; an engine may multiply it by 1.
    mu: elementwise({ mu, cotangent }, ({ cotangent }) => ({ value: cotangent, scale: Math.abs(cotangent) })),
    logVar: elementwise({ logVar, eps, cotangent }, ({ logVar, eps, cotangent }) => {
      const value = (cotangent * eps * Math.exp(logVar / 2)) / 2;
      // A product, and the argument of exp.
      return { value, scale: Math.abs(value) * (1 + Math.abs(logVar) / 2) };
    }),
  };
}
