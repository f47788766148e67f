import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#datasets/index.ts';
import {
  activeUnits,
  auroc,
  laplacianVariance,
  likelihoodBounds,
  threshold,
  type Images,
} from '#reference/metrics/index.ts';
import { drawn, normalRows } from './draws.ts';

describe('AUROC', () => {
  const scored = fc
    .array(fc.record({ score: fc.integer({ min: -5, max: 5 }), label: fc.integer({ min: 0, max: 1 }) }), {
      minLength: 2,
      maxLength: 30,
    })
    .filter((rows) => new Set(rows.map(({ label }) => label)).size === 2)
    .map((rows) => ({ scores: rows.map(({ score }) => score), labels: rows.map(({ label }) => label) }));

  it('is the share of pairs in order, with ties counting half', () => {
    fc.assert(
      fc.property(scored, ({ scores, labels }) => {
        const of = (kind: number): number[] => scores.filter((_, i) => labels[i] === kind);
        const pairs = of(1).flatMap((high) => of(0).map((low) => (high > low ? 1 : high === low ? 0.5 : 0)));
        const share = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
        expect(auroc(scores, labels)).toBeCloseTo(share, 12);
      }),
    );
  });

  it('needs both classes, a label for each score, and numbers', () => {
    expect(() => auroc([1, 2], [1, 1])).toThrow(
      'at least 1 anomaly with at least 1 normal example, got 2 and 0',
    );
    expect(() => auroc([1, 2], [1])).toThrow('got 2 scores and 1 labels');
    expect(() => auroc([1, 2], [1, 2])).toThrow('1 for an anomaly and 0 for a normal example, got 2');
    expect(() => auroc([1, NaN], [1, 0])).toThrow('finite');
  });
});

describe('the threshold', () => {
  it('has the requested rate, and does not depend on the order of the scores', () => {
    const scores = drawn({ seed: 1, n: 200, d: 1 }).data;
    for (const rate of [0.01, 0.05, 0.5]) {
      const limit = threshold(scores, rate);
      expect(scores.filter((score) => score > limit).length).toBe(Math.round(200 * rate));
      expect(threshold(scores.toReversed(), rate)).toBe(limit);
    }
  });

  it('refuses fewer scores than 1 / rate, and an invalid rate', () => {
    const scores = drawn({ seed: 1, n: 19, d: 1 }).data;
    expect(() => threshold(scores, 0.05)).toThrow('takes at least 20 normal scores, got 19');
    expect(() => threshold(scores, 0)).toThrow('between 0 and 1, got 0');
  });
});

describe('the variance of the Laplacian', () => {
  const size = { height: 8, width: 9 };
  const image = (value: (row: number, column: number) => number): Images => ({
    ...size,
    images: Float64Array.from({ length: 72 }, (_, i) => value(Math.floor(i / 9), i % 9)),
  });
  const sharpness = (of: Images): number => laplacianVariance(of)[0] ?? NaN;

  it('is 0 for a slope, and known for a chequerboard', () => {
    expect(sharpness(image((row, column) => 3 * row - 2 * column + 1))).toBe(0);
    // ∓8 at each position, equally many of either sign except for the odd column.
    expect(sharpness(image((row, column) => (-1) ** (row + column)))).toBeCloseTo(64, 12);
  });

  it('scales with the square of the contrast, falls with blur and rises with noise', () => {
    const random = seededRandom(1);
    const disc = (row: number, column: number): number => (Math.hypot(row - 4, column - 4) < 3 ? 1 : 0);
    const blurred = image((row, column) => {
      let sum = 0;
      for (const dr of [-1, 0, 1]) for (const dc of [-1, 0, 1]) sum += disc(row + dr, column + dc) / 9;
      return sum;
    });
    const sharp = sharpness(image(disc));
    expect(sharpness(image((row, column) => 3 * disc(row, column) + 5))).toBeCloseTo(9 * sharp, 10);
    expect(sharpness(blurred)).toBeLessThan(sharp / 4);
    expect(sharpness(image((row, column) => disc(row, column) + random.normal()))).toBeGreaterThan(2 * sharp);
  });

  it('treats each image separately, and refuses images smaller than its kernel', () => {
    const three = drawn({ seed: 2, n: 3, d: 72 }).data;
    const each = [0, 1, 2].map((i) => sharpness({ ...size, images: three.slice(72 * i, 72 * i + 72) }));
    expect([...laplacianVariance({ ...size, images: three })]).toEqual(each);
    expect(() => laplacianVariance({ images: three, height: 2, width: 36 })).toThrow(
      'at least 3 × 3 pixels, got 2 × 36',
    );
    expect(() => laplacianVariance({ images: three, height: 5, width: 9 })).toThrow('must fill the array');
  });
});

describe('likelihood bounds', () => {
  const weights = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 6 }), fc.integer())
    .map(([k, n, seed]) => ({ k, n, data: drawn({ seed, n: k, d: n, scale: 20, shift: -1e5 }).data }));

  it('the ELBO never exceeds the bound of the same samples, and k = 1 is the ELBO', () => {
    fc.assert(
      fc.property(weights, (logWeights) => {
        const { elbo, iwae, iwaeError } = likelihoodBounds(logWeights);
        expect(elbo).toBeLessThanOrEqual(iwae + 1e-9);
        expect(Number.isFinite(iwae) && Number.isFinite(iwaeError)).toBe(true);
        if (logWeights.k === 1) expect(iwae).toBe(elbo);
      }),
    );
  });

  it('refuse one example, which has no standard error, and a shape that does not match', () => {
    expect(() => likelihoodBounds({ k: 2, n: 1, data: Float64Array.of(1, 2) })).toThrow(
      'at least 2 examples',
    );
    expect(() => likelihoodBounds({ k: 2, n: 2, data: Float64Array.of(1, 2) })).toThrow(
      '2 values for [2, 2]',
    );
  });
});

describe('active units', () => {
  it('are those whose mean depends on the example', () => {
    const { count, variances } = activeUnits(normalRows(1, 4000, [1, 0.05, 0.2, 0], [5, 3, 0, 1]));
    expect(count).toBe(2);
    [1, 0.0025, 0.04, 0].forEach((variance, unit) => {
      expect(Math.abs((variances[unit] ?? NaN) - variance)).toBeLessThan(0.1 * variance + 1e-12);
    });
  });

  it('refuse fewer than 100 examples', () => {
    expect(() => activeUnits(normalRows(1, 99, [1]))).toThrow('at least 100 rows, got 99');
  });
});
