import { gaussianMixture } from './gaussian-mixture.ts';
import { type Point, type ToyDistribution, requireCount, requireFinite } from './toy.ts';

export interface RingOptions {
  /** Number of modes. */
  modes?: number;
  radius?: number;
  /** Standard deviation of each mode, per coordinate. */
  std?: number;
  center?: Point;
  /** Angle of the first mode, in radians, counter-clockwise from the x axis. */
  rotation?: number;
}

/**
 * Gaussians on a circle; by default 8 of std .01 on the unit circle, as in PacGAN (Lin et al. 2018, section 4.1).
 *
 * Throws a RangeError for fewer than one mode, a std that is not above 0, or anything not finite.
 */
export function ring(options: RingOptions = {}): ToyDistribution {
  const { modes = 8, radius = 1, std = 0.01, center = [0, 0], rotation = 0 } = options;
  requireCount('modes', modes, 1);
  requireFinite('radius', radius);
  requireFinite('rotation', rotation);
  requireFinite('center', ...center);
  const centers = Array.from({ length: modes }, (_, k): Point => {
    // 2πk/K for k < K: the angle 2π would be the first mode again, and one mode would weigh double.
    const angle = rotation + (2 * Math.PI * k) / modes;
    return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
  });
  return gaussianMixture(centers, std);
}
