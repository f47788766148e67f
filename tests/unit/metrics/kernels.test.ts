import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ring, seededRandom } from '#datasets/index.ts';
import {
  energyDistance,
  kernelDistance,
  kernelDistanceOverSubsets,
  mmdTest,
  multiScaleMmd,
  randomDirections,
  rowsOf,
  slicedWasserstein,
  type Rows,
} from '#reference/metrics/index.ts';
import { drawn, normalRows } from './draws.ts';

const point = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });
const copies = (row: readonly number[], n: number): Rows =>
  rowsOf(
    Float64Array.from({ length: n * row.length }, (_, i) => row[i % row.length] ?? NaN),
    row.length,
  );
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), 0);
const reversed = ({ data, n, d }: Rows): Rows =>
  rowsOf(
    Float64Array.from(data, (_, i) => data[(n - 1 - Math.floor(i / d)) * d + (i % d)] ?? NaN),
    d,
  );

describe('two samples of one point each, a and b', () => {
  const atPoints = (check: (a: number[], b: number[], x: Rows, y: Rows) => void): void => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        check(a, b, copies(a, 4), copies(b, 5));
      }),
    );
  };

  it('have distance k(a, a) + k(b, b) − 2 k(a, b) with the cubic kernel', () => {
    const k = (a: number[], b: number[]): number => (dot(a, b) / 3 + 1) ** 3;
    atPoints((a, b, x, y) => {
      expect(kernelDistance(x, y)).toBeCloseTo(k(a, a) + k(b, b) - 2 * k(a, b), 8);
    });
  });

  it('have energy distance 2 ‖a − b‖, and distance 2 − 2 k(a, b) with kernels of several widths', () => {
    atPoints((a, b, x, y) => {
      const length = Math.hypot(...a.map((value, i) => value - (b[i] ?? NaN)));
      expect(energyDistance(x, y)).toBeCloseTo(2 * length, 10);
      const k = (Math.exp((-length * length) / 2) + Math.exp((-length * length) / 18)) / 2;
      expect(multiScaleMmd(x, y, [1, 3])).toBeCloseTo(2 - 2 * k, 10);
    });
  });

  it('have the distance of the projections of a − b', () => {
    const directions = randomDirections(40, 3, seededRandom(1));
    atPoints((a, b, x, y) => {
      const difference = a.map((value, i) => value - (b[i] ?? NaN));
      const gaps = Array.from({ length: 40 }, (_, l) =>
        Math.abs(dot(difference, [...directions.data.subarray(3 * l, 3 * l + 3)])),
      );
      const mean = (of: (gap: number) => number): number => gaps.reduce((sum, gap) => sum + of(gap), 0) / 40;
      expect(slicedWasserstein(x, y, { directions, p: 1 })).toBeCloseTo(
        mean((gap) => gap),
        10,
      );
      expect(slicedWasserstein(x, y, { directions, p: 2 })).toBeCloseTo(
        Math.sqrt(mean((gap) => gap * gap)),
        8,
      );
    });
  });
});

describe('distances of samples', () => {
  const [x, y] = [drawn({ seed: 1, n: 300, d: 5 }), drawn({ seed: 2, n: 280, d: 5, scale: 1.25 })];
  const directions = randomDirections(20, 5, seededRandom(3));
  const distances: Record<string, (a: Rows, b: Rows) => number> = {
    kernelDistance,
    energyDistance,
    multiScaleMmd: (a, b) => multiScaleMmd(a, b, [0.5, 2]),
    slicedWasserstein: (a, b) => slicedWasserstein(a, b, { directions }),
  };

  it.each(Object.entries(distances))(
    '%s is symmetric, and independent of the order of rows',
    (_, distance) => {
      const value = distance(x, y);
      expect(value).toBeGreaterThan(0);
      expect(distance(y, x)).toBeCloseTo(value, 12);
      expect(distance(reversed(x), y)).toBeCloseTo(value, 12);
    },
  );

  it.each(Object.entries(distances).slice(0, 3))(
    '%s is unbiased: 0 on average, and below it half of the time',
    (_, distance) => {
      const stds = [1, 1, 1];
      const values = Array.from({ length: 200 }, (_, i) =>
        distance(normalRows(1000 + 2 * i, 12, stds), normalRows(1001 + 2 * i, 9, stds)),
      );
      const mean = values.reduce((sum, value) => sum + value, 0) / 200;
      const std = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 199);
      expect(Math.abs(mean)).toBeLessThan((4 * std) / Math.sqrt(200));
      expect(values.filter((value) => value < 0).length).toBeGreaterThan(60);
    },
  );

  it('refuse one row, which makes no pair', () => {
    const one = drawn({ seed: 4, n: 1, d: 5 });
    for (const distance of Object.values(distances))
      expect(() => distance(x, one)).toThrow(/at least 2 rows, got 1/);
  });

  it('over subsets refuses fewer rows than a subset needs, and says how many', () => {
    const options = { random: seededRandom(1), subsets: 2 };
    expect(() => kernelDistanceOverSubsets(x, y, options)).toThrow(
      'must have at least 1000 rows, got 300: each subset takes 1000 different rows. Draw more samples.',
    );
    // A subset of everything is everything.
    const { mean, std } = kernelDistanceOverSubsets(x, reversed(x), { ...options, size: 300 });
    expect(mean).toBeCloseTo(kernelDistance(x, x), 12);
    expect(std).toBeCloseTo(0, 12);
  });

  it('refuse directions that are not unit vectors, and bandwidths that are not positive', () => {
    const long = { ...directions, data: directions.data.map((value) => 2 * value) };
    expect(() => slicedWasserstein(x, y, { directions: long })).toThrow('a unit vector, got length 2');
    expect(() => multiScaleMmd(x, y, [])).toThrow('one or more numbers above 0, got []');
    expect(() => multiScaleMmd(x, y, [1, 0])).toThrow('above 0, got [1, 0]');
  });
});

describe('the permutation test', () => {
  it('gives p-values that are uniform if the distributions are equal', () => {
    const pValues = Array.from({ length: 100 }, (_, seed) => {
      const [x, y] = [normalRows(2 * seed, 12, [1, 1]), normalRows(2 * seed + 1, 15, [1, 1])];
      return mmdTest(x, y, { bandwidths: [1], random: seededRandom(seed), permutations: 19 }).pValue;
    });
    // 100 draws of a uniform: the mean has a standard error of .029, the share below .25 one of .043.
    expect(Math.abs(pValues.reduce((sum, p) => sum + p, 0) / 100 - 0.525)).toBeLessThan(0.12);
    expect(Math.abs(pValues.filter((p) => p <= 0.25).length / 100 - 0.25)).toBeLessThan(0.18);
  });

  it('detects wider modes with a bandwidth of their size, but not with the median distance', () => {
    const sample = (std: number, seed: number): Rows =>
      rowsOf(ring({ std }).sample(300, seededRandom(seed)), 2);
    const [x, y] = [sample(0.01, 1), sample(0.02, 2)];
    const pValue = (bandwidths: number[]): number =>
      mmdTest(x, y, { bandwidths, random: seededRandom(3) }).pValue;
    expect(pValue([1.4])).toBeGreaterThan(0.05);
    expect(pValue([0.01, 0.03, 1.4])).toBe(1 / 200);
  });

  it('refuses fewer permutations than its level needs', () => {
    const [x, y] = [drawn({ seed: 1, n: 5, d: 2 }), drawn({ seed: 2, n: 5, d: 2 })];
    const test = () =>
      mmdTest(x, y, { bandwidths: [1], random: seededRandom(1), permutations: 50, level: 0.01 });
    expect(test).toThrow('a test at level 0.01 takes at least 99 permutations, got 50');
  });
});
