import { elementwise, repeatTo, sumRows } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';
import { sigmoid, softplus } from './softplus.ts';

export interface BernoulliInputs {
  readonly logits: Matrix; // [batch, pixels]
  readonly x: Matrix; // [batch, pixels], in 0..1
}

/**
 * log p(x | logits) = Σ x log s + (1 − x) log(1 − s), s = sigmoid(logits): [batch], in nats, summed over the pixels,
 * never positive (Kingma and Welling 2014, appendix C.1, eq. 11).
 */
export function bernoulliLogLikelihood({ logits, x }: BernoulliInputs): Estimate {
  const perPixel = elementwise({ logits, x }, ({ logits, x }) => ({
    // Two terms of the same sign: nothing cancels, however large the logit.
    value: -(x * softplus(-logits) + (1 - x) * softplus(logits)),
    // A float32 formula computes max(l, 0) − l x + log1p(exp(−|l|)): the first two terms cancel, the last is below 1,
    // and so is the error of its exp's argument.
    scale: Math.abs(logits) + Math.abs(logits * x) + 1,
  }));
  return sumRows(perPixel);
}

/** Gradient of Σ cotangent · log p(x | logits) with respect to logits, [batch, pixels]: cotangent · (x − s). */
export function bernoulliLogLikelihoodVjp({
  logits,
  x,
  cotangent, // [batch]
}: BernoulliInputs & { readonly cotangent: Matrix }): { logits: Estimate } {
  const weight = repeatTo(logits.shape, cotangent);
  return {
    logits: elementwise({ logits, x, weight }, ({ logits, x, weight }) => ({
      // Here too: x − s = x (1 − s) − (1 − x) s.
      value: weight * (x * sigmoid(-logits) - (1 - x) * sigmoid(logits)),
      // x, and the slopes of max(l, 0) and of log1p(exp(−|l|)), which may come as 1 − (1 − s): at most 1 each, and
      // |l| s (1 − s), from the argument of exp, is below ¼.
      scale: Math.abs(weight) * (1 + x),
    })),
  };
}
