/** Interpolation between two latents, and images from the prior. */
import { at } from './arithmetic.ts';
import { exact } from './dense.ts';
import type { Estimate, Matrix } from './estimate.ts';
import { exactMlp, forward, type Mlp } from './mlp.ts';
import { mapped } from './running-error.ts';
import { sigmoidTerm } from './softplus.ts';

export interface Walk {
  readonly a: Matrix; // [d]
  readonly b: Matrix; // [d]
  readonly t: number;
}

/** wₐ a + w_b b; the weights have an error of up to u · error. */
function mixed(
  { a, b }: Walk,
  [wa, wb]: readonly [number, number],
  error: readonly [number, number],
): Estimate {
  const entries = Array.from(a.data, (x, i) => ({ x, y: at(b.data, i) }));
  return {
    shape: a.shape,
    value: Float64Array.from(entries, ({ x, y }) => wa * x + wb * y),
    scale: Float64Array.from(entries, ({ x, y }) => error[0] * Math.abs(x) + error[1] * Math.abs(y)),
  };
}

/** (1 − t) a + t b: [d]; as a + t (b − a), or from b backwards, it rounds more. */
export const lerp = (walk: Walk): Estimate => mixed(walk, [1 - walk.t, walk.t], [2, 2]);

/**
 * sin((1 − t) Ω) / sin Ω · a + sin(t Ω) / sin Ω · b, Ω the angle between a and b (Shoemake 1985): [d]; `lerp` where
 * they are parallel. The error of the cosine is u times the sum of its terms' magnitudes, the error of the angle is
 * that divided by sin Ω.
 */
export function slerp(walk: Walk): Estimate {
  const { a, b, t } = walk;
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
    Array.from(x).reduce((sum, value, i) => sum + value * at(y, i), 0);
  const lengths = Math.sqrt(dot(a.data, a.data) * dot(b.data, b.data));
  const cosine = Math.min(1, Math.max(-1, dot(a.data, b.data) / lengths));
  const angle = Math.acos(cosine);
  const sine = Math.sin(angle);
  if (sine < 1e-6) return lerp(walk);
  const terms = dot(Array.from(a.data, Math.abs), Array.from(b.data, Math.abs)) / lengths;
  const ofAngle = (terms + Math.abs(cosine)) / sine + angle;
  const weight = (share: number): number => Math.sin(share * angle) / sine;
  const error = (share: number): number => {
    const slope = (share * Math.cos(share * angle) * sine - Math.sin(share * angle) * cosine) / sine ** 2;
    return 2 + Math.abs(slope) * ofAngle; // 2: some formulas compute the weights as differences of sines
  };
  return mixed(walk, [weight(1 - t), weight(t)], [error(1 - t), error(t)]);
}

/** σ(decode(eps)), the means of Bernoulli pixels at latents of the prior: [n, pixels]. */
export function generate({ decoder, eps }: { readonly decoder: Mlp; readonly eps: Matrix }): Estimate {
  return mapped(forward(exactMlp(decoder), exact(eps)).output, sigmoidTerm);
}
