import { gaussianMixture } from './gaussian-mixture.ts';
import { type Point, type ToyDistribution, requireCount, requireFinite } from './toy.ts';

export interface GridOptions {
  /** Modes along each side. */
  side?: number;
  /** Distance between neighbours. */
  spacing?: number;
  /** Standard deviation of each mode, per coordinate. */
  std?: number;
  /** Centre of the grid. */
  center?: Point;
  /** Angle by which the grid is turned about its middle, in radians. */
  rotation?: number;
}

/**
 * Gaussians on a square lattice; by default 25 of std .05 on {−4, −2, 0, 2, 4}², as in PacGAN (Lin et al. 2018,
 * section 4.1). Centres run row by row, from the bottom left.
 *
 * Throws a RangeError for a side under one, a std that is not above 0, or anything not finite.
 */
export function grid(options: GridOptions = {}): ToyDistribution {
  const { side = 5, spacing = 2, std = 0.05, center = [0, 0], rotation = 0 } = options;
  requireCount('side', side, 1);
  requireFinite('spacing', spacing);
  requireFinite('rotation', rotation);
  requireFinite('center', ...center);
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const centers = Array.from({ length: side * side }, (_, k): Point => {
    const u = ((k % side) - (side - 1) / 2) * spacing;
    const v = (Math.floor(k / side) - (side - 1) / 2) * spacing;
    return [center[0] + cos * u - sin * v, center[1] + sin * u + cos * v];
  });
  return gaussianMixture(centers, std);
}
