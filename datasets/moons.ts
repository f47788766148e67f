import { type Arc, noisyCurve } from './noisy-curve.ts';
import type { ToyDistribution } from './toy.ts';

export interface MoonsOptions {
  /** Standard deviation of the noise, per coordinate. */
  std?: number;
}

const upper: Arc = { from: 0, to: Math.PI, length: Math.PI, at: (t) => [Math.cos(t), Math.sin(t)] };
const lower: Arc = { from: 0, to: Math.PI, length: Math.PI, at: (t) => [1 - Math.cos(t), 0.5 - Math.sin(t)] };

/**
 * Two interleaved half circles of radius 1, each with half the mass: the curves of scikit-learn's `make_moons`
 * (t uniform on [0, π]; scikit-learn spaces t evenly instead of drawing it).
 *
 * Throws a RangeError if `std` is not above 0 or too small for the quadrature.
 */
export function moons(options: MoonsOptions = {}): ToyDistribution {
  return noisyCurve([upper, lower], options.std ?? 0.1);
}
