import { noisyCurve } from './noisy-curve.ts';
import { type ToyDistribution, requirePositive } from './toy.ts';

export interface SwissRollOptions {
  /** Length of one unit of t; the roll's outer radius is 4.5 π · scale. */
  scale?: number;
  /** Standard deviation of the noise, per coordinate, in units of the plane (it is not scaled). */
  std?: number;
}

/**
 * The planar swiss roll: scale · t · (cos t, sin t), t uniform on [1.5 π, 4.5 π], as in scikit-learn's
 * `make_swiss_roll` without its height axis. By default it is scaled to radius 1.41.
 *
 * Throws a RangeError if `scale` or `std` is not above 0, or `std` too small for the quadrature.
 */
export function swissRoll(options: SwissRollOptions = {}): ToyDistribution {
  const { scale = 0.1, std = 0.05 } = options;
  requirePositive('scale', scale);
  const [from, to] = [1.5 * Math.PI, 4.5 * Math.PI];
  // Speed is scale · √(1 + t²), greatest at the outer end. Using it throughout bounds the length, and so gives every
  // panel, the outermost too, less than one std of arc.
  const length = scale * (to - from) * Math.hypot(1, to);
  return noisyCurve(
    [{ from, to, length, at: (t) => [scale * t * Math.cos(t), scale * t * Math.sin(t)] }],
    std,
  );
}
