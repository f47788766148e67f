import { describe, expect, it } from 'vitest';
import { ring, seededRandom } from '#datasets/index.ts';
import { gaussianMixture } from '#datasets/gaussian-mixture.ts';
import {
  densityCoverage,
  expectedCoverage,
  manifoldMetrics,
  modeStatistics,
  precisionRecall,
  rowsOf,
  samplesForModes,
} from '#reference/metrics/index.ts';
import { drawn, normalRows } from './draws.ts';

const line = (...values: number[]) => rowsOf(Float64Array.from(values), 1);

describe('precision, recall, density and coverage', () => {
  it('by hand: the edge of a ball belongs to it, and a row is not its own neighbour', () => {
    // Radii of the real rows 0, 1, 4 at k = 1: 1, 1, 3; of the fake rows 2, 10: 8, 8.
    const [real, fake] = [line(0, 1, 4), line(2, 10)];
    expect(precisionRecall(real, fake, 1)).toEqual({ precision: 1 / 2, recall: 1 });
    // The fake 2 is in the balls of 1, on its edge, and of 4.
    expect(densityCoverage(real, fake, 1)).toEqual({ density: 1, coverage: 2 / 3 });
    expect(precisionRecall(line(2, 10), line(0, 1), 1).recall).toBe(1 / 2); // 2 is on the edge of 1's ball
    // Duplicates are each other's neighbours: their balls have radius 0, and contain themselves.
    expect(precisionRecall(line(0, 0, 8, 9), line(0.1, 8.5), 1).precision).toBe(1 / 2);
    expect(precisionRecall(line(0, 0, 8, 9), line(0, 8.5), 1).precision).toBe(1);
  });

  it('of a sample and itself are 1', () => {
    const x = drawn({ seed: 1, n: 300, d: 3 });
    expect(manifoldMetrics(x, x, 3)).toMatchObject({ precision: 1, recall: 1, coverage: 1 });
  });

  it('precision and recall swap if the sides swap', () => {
    const [x, y] = [drawn({ seed: 2, n: 90, d: 4 }), drawn({ seed: 3, n: 120, d: 4, scale: 0.5 })];
    const { precision, recall } = precisionRecall(x, y);
    expect(precision).toBeGreaterThan(recall + 0.3);
    expect(precisionRecall(y, x)).toEqual({ precision: recall, recall: precision });
  });

  it('on a ring with 7 of 8 modes precision and density miss the loss, recall and coverage detect it', () => {
    const { centers, std, sample } = ring();
    const real = rowsOf(sample(2500, seededRandom(1)), 2);
    const seven = gaussianMixture(centers.slice(1), std);
    const fake = rowsOf(seven.sample(2500, seededRandom(2)), 2);
    const { precision, recall, density, coverage } = manifoldMetrics(real, fake, 5);
    for (const [value, measured, within] of [
      [precision, 0.99, 0.01],
      [density, 1, 0.03],
      [recall, 0.864, 0.015],
      [coverage, 0.852, 0.015],
    ] as const)
      expect(Math.abs(value - measured)).toBeLessThan(within);
    expect(Math.abs(densityCoverage(real, fake, 3).coverage - 0.79)).toBeLessThan(0.02);
  });

  it('of a perfect sampler: density 1, and the expected coverage at k', () => {
    const [real, fake] = [normalRows(1, 1500, [1, 1, 1]), normalRows(2, 1000, [1, 1, 1])];
    for (const k of [1, 3, 5]) {
      const { density, coverage } = densityCoverage(real, fake, k);
      expect(Math.abs(density - 1)).toBeLessThan(0.1);
      expect(Math.abs(coverage - expectedCoverage({ n: 1500, m: 1000, k }))).toBeLessThan(0.04);
      expect(expectedCoverage({ n: 1e9, m: 1e9, k })).toBeCloseTo(1 - 2 ** -k, 8);
    }
  });

  it('coverage of few samples has its expected value, on average over draws', () => {
    const draws = Array.from({ length: 1000 }, (_, i) => {
      const [real, fake] = [normalRows(2 * i, 6, [1, 1]), normalRows(2 * i + 1, 4, [1, 1])];
      return densityCoverage(real, fake, 2).coverage;
    });
    const mean = draws.reduce((sum, coverage) => sum + coverage, 0) / 1000;
    expect(expectedCoverage({ n: 6, m: 4, k: 2 })).toBeCloseTo(1 - (5 * 4) / (9 * 8), 14);
    expect(Math.abs(mean - (1 - (5 * 4) / (9 * 8)))).toBeLessThan(0.03); // four standard errors
  });

  it('refuse k or fewer rows if balls are needed, and an invalid k', () => {
    const [few, many] = [drawn({ seed: 4, n: 5, d: 2 }), drawn({ seed: 5, n: 40, d: 2 })];
    expect(() => precisionRecall(few, many, 5)).toThrow('the real side must have at least 6 rows, got 5');
    expect(() => precisionRecall(many, few, 5)).toThrow('the fake side must have at least 6 rows, got 5');
    expect(() => densityCoverage(few, many, 5)).toThrow('at least 6 rows, got 5');
    expect(densityCoverage(many, few, 5).density).toBeGreaterThan(0);
    expect(() => precisionRecall(many, many, 0)).toThrow('k must be a whole number of at least 1, got 0');
  });
});

describe('mode statistics', () => {
  const question = (n: number) => {
    const { centers, std, sample } = ring();
    return {
      samples: { shape: [n, 2], data: sample(n, seededRandom(1)) },
      centers: { shape: [8, 2], data: centers.flat() },
      std,
    };
  };

  it('of a perfect sampler: all modes, 98.89 % of high quality, almost no divergence', () => {
    const { modesCovered, highQualityFraction, reverseKl } = modeStatistics(question(2500));
    expect(modesCovered).toBe(8);
    expect(Math.abs(highQualityFraction - 0.9889)).toBeLessThan(0.01);
    expect(reverseKl).toBeLessThan(0.01);
  });

  it('needs enough samples that a perfect sampler misses a mode at most once in a million times', () => {
    expect(samplesForModes(1)).toBe(4); // e^(−4.5 · 4) is 1.5e-8, e^(−4.5 · 3) is 1.4e-6
    const chance = (modes: number, n: number): number => modes * (1 - (1 - Math.exp(-4.5)) / modes) ** n;
    for (const modes of [2, 8, 25]) {
      expect(chance(modes, samplesForModes(modes))).toBeLessThanOrEqual(1e-6);
      expect(chance(modes, samplesForModes(modes) - 1)).toBeGreaterThan(1e-6);
    }
    expect(() => modeStatistics(question(100))).toThrow(
      'statistics of 8 modes take at least 121 samples, got 100',
    );
  });
});
