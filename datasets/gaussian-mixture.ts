import {
  type Point,
  type ToyDistribution,
  boundsOf,
  requireCount,
  requirePositive,
  sampleRows,
} from './toy.ts';

/**
 * Equal-weight mixture of isotropic Gaussians: p(x) = (1/K) Σ_k N(x; center_k, std² I).
 *
 * Throws a RangeError if there is no centre or `std` is not above 0.
 */
export function gaussianMixture(centers: readonly Point[], std: number): ToyDistribution {
  requireCount('number of centers', centers.length, 1);
  requirePositive('std', std);
  const logNorm = -Math.log(2 * Math.PI * std * std) - Math.log(centers.length);

  const logDensity = (x: number, y: number): number => {
    const exponents = centers.map(([cx, cy]) => -((x - cx) ** 2 + (y - cy) ** 2) / (2 * std * std));
    // Log-sum-exp: with std = .01 every term underflows a third of a unit away from its centre.
    const largest = Math.max(...exponents);
    const sum = exponents.reduce((total, e) => total + Math.exp(e - largest), 0);
    return logNorm + largest + Math.log(sum);
  };

  return {
    centers,
    std,
    bounds: boundsOf(centers, 8 * std),
    sample: (n, random) =>
      sampleRows(n, std, random, () => centers[Math.floor(random.uniform() * centers.length)] as Point),
    logDensity,
    density: (x, y) => Math.exp(logDensity(x, y)),
  };
}
