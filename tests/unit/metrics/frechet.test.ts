import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  featureStatistics,
  frechetBetween,
  frechetBias,
  frechetDistance,
  symmetricEigen,
  symmetricFunction,
  type FeatureStatistics,
} from '#reference/metrics/index.ts';
import { drawn, normalRows } from './draws.ts';

const d = 4;
const numbers = (min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: d, maxLength: d });

/** Covariance of a normal distribution whose axes are reflected by I − 2 u uᵀ. */
function turned(mean: readonly number[], stds: readonly number[], u: readonly number[]): FeatureStatistics {
  const square = u.reduce((sum, value) => sum + value * value, 0);
  const at = (i: number, k: number): number =>
    (i === k ? 1 : 0) - (2 * (u[i] ?? NaN) * (u[k] ?? NaN)) / square;
  const each = Array.from({ length: d }, (_, i) => i);
  const covariance = each.flatMap((i) =>
    each.map((j) => each.reduce((sum, k) => sum + at(i, k) * (stds[k] ?? NaN) ** 2 * at(j, k), 0)),
  );
  const turnedMean = each.map((i) => each.reduce((sum, k) => sum + at(i, k) * (mean[k] ?? NaN), 0));
  return { n: 100, mean: Float64Array.from(turnedMean), covariance: Float64Array.from(covariance) };
}

describe('the Fréchet distance', () => {
  it('of normal distributions with the same axes is Σ (Δμ)² + Σ (Δσ)²', () => {
    fc.assert(
      fc.property(
        ...[numbers(-5, 5), numbers(-5, 5), numbers(0, 3), numbers(0, 3), numbers(0.1, 1)],
        (mean1, mean2, std1, std2, u) => {
          const exact = mean1.reduce(
            (sum, mean, k) =>
              sum + (mean - (mean2[k] ?? NaN)) ** 2 + ((std1[k] ?? NaN) - (std2[k] ?? NaN)) ** 2,
            0,
          );
          const value = frechetBetween(turned(mean1, std1, u), turned(mean2, std2, u));
          // The root of a rounded zero is about 1e-7, because covariances of less than full rank are included.
          expect(Math.abs(value - exact)).toBeLessThan(1e-5);
        },
      ),
    );
  });

  it('is 0 from a sample to itself, symmetric, invariant under a shift of both, and scales with the square', () => {
    const [x, y] = [drawn({ seed: 1, n: 60, d: 6 }), drawn({ seed: 2, n: 80, d: 6, scale: 1.5, shift: 0.5 })];
    const mapped = ({ data, ...size }: typeof x, map: (value: number) => number) => ({
      ...size,
      data: data.map(map),
    });
    const value = frechetDistance(x, y);
    expect(value).toBeGreaterThan(0.1);
    expect(Math.abs(frechetDistance(x, x))).toBeLessThan(1e-12);
    expect(frechetDistance(y, x)).toBeCloseTo(value, 12);
    const [shift, stretch] = [(v: number) => v + 7, (v: number) => 3 * v];
    expect(frechetDistance(mapped(x, shift), mapped(y, shift))).toBeCloseTo(value, 11);
    expect(frechetDistance(mapped(x, stretch), mapped(y, stretch))).toBeCloseTo(9 * value, 11);
  });

  it('of a collapsed sample is finite: the root of a zero covariance is zero', () => {
    const x = drawn({ seed: 3, n: 50, d: 3 });
    const collapsed = { ...x, data: x.data.map((_, i) => i % 3) };
    const { mean, covariance } = featureStatistics(x);
    const shift = mean.reduce((sum, value, k) => sum + (value - k) ** 2, 0);
    const trace = [0, 4, 8].reduce((sum, at) => sum + (covariance[at] ?? NaN), 0);
    expect(frechetDistance(x, collapsed)).toBeCloseTo(shift + trace, 12);
    expect(frechetDistance(collapsed, x)).toBeCloseTo(shift + trace, 12);
  });

  it('has the documented bias: 2.2 for 1,000 samples of N(0, I) in 64 dimensions', () => {
    expect(frechetBias({ n: 1000, m: 1000, d: 64 })).toBeCloseTo(2.2, 1);
    const stds = Array.from({ length: 12 }, () => 1);
    const draws = Array.from({ length: 30 }, (_, i) =>
      frechetDistance(normalRows(2 * i, 400, stds), normalRows(2 * i + 1, 600, stds)),
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    expect(mean / frechetBias({ n: 400, m: 600, d: 12 })).toBeCloseTo(1, 1);
  });

  it('refuses fewer than d + 1 rows, and features that are not comparable', () => {
    const [x, y] = [drawn({ seed: 4, n: 64, d: 64 }), drawn({ seed: 5, n: 100, d: 64 })];
    expect(() => frechetDistance(x, y)).toThrow(
      'a Fréchet distance must have at least 65 rows, got 64: the covariance of 64 features is singular below. Draw more samples.',
    );
    expect(() => frechetDistance(y, drawn({ seed: 6, n: 100, d: 2 }))).toThrow(
      'rows of one width, got 64 and 2',
    );
    const diverged = { ...y, data: y.data.map((value, i) => (i === 70 ? NaN : value)) };
    expect(() => frechetDistance(y, diverged)).toThrow('finite numbers, got NaN at position 70');
  });
});

describe('the eigenvalues of a symmetric matrix', () => {
  const matrices = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer()).map(([size, seed]) => {
    const { data } = drawn({ seed, n: size, d: size });
    return {
      size,
      a: data.map((value, i) => value + (data[(i % size) * size + Math.floor(i / size)] ?? NaN)),
    };
  });

  it('restore the matrix, with orthogonal vectors', () => {
    fc.assert(
      fc.property(matrices, ({ size, a }) => {
        const eigen = symmetricEigen(a, size);
        symmetricFunction(eigen, (value) => value).forEach((value, i) => {
          expect(Math.abs(value - (a[i] ?? NaN))).toBeLessThan(1e-12);
        });
        symmetricFunction(eigen, () => 1).forEach((value, i) => {
          expect(Math.abs(value - (i % (size + 1) === 0 ? 1 : 0))).toBeLessThan(1e-13);
        });
        expect([...eigen.values].sort((x, y) => x - y)).toEqual([...eigen.values]);
      }),
    );
  });

  it('are correct if squares of entries overflow or underflow', () => {
    for (const size of [1e-170, 1, 1e200]) {
      const [low = NaN, high = NaN] = symmetricEigen([0, size, size, 0], 2).values;
      expect(low / size).toBeCloseTo(-1, 14);
      expect(high / size).toBeCloseTo(1, 14);
    }
    const e = 1e-161;
    expect([...symmetricEigen([1, e, e, e, 2, e, e, e, 3], 3).values]).toEqual([1, 2, 3]);
  });

  it('are exact if the matrix is diagonal, and correct if they are equal or 0', () => {
    expect([...symmetricEigen([3, 0, 0, 0, -1, 0, 0, 0, 2], 3).values]).toEqual([-1, 2, 3]);
    const ones = symmetricEigen(new Float64Array(25).fill(1), 5).values;
    [0, 0, 0, 0, 5].forEach((value, i) => {
      expect(ones[i]).toBeCloseTo(value, 14);
    });
  });
});
