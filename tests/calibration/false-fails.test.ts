import { describe, expect, test } from 'vitest';
import { inFloat64, numeric, readSummary } from './false-fails.ts';

const stored = readSummary();

describe('the stored calibration: 2,000 keys for each right answer', () => {
  test.each(Object.entries(stored))('%s never failed a right answer', (_, { gradings, failures }) => {
    expect(failures).toBe(0);
    expect(gradings).toBeGreaterThanOrEqual(4000);
  });

  // A tolerance past what the rows justify would let a slightly wrong formula through.
  test.each(numeric(stored))(
    '%s: the tolerance is at most 20 times the largest error seen',
    (_, { largestMargin }) => {
      expect(largestMargin).toBeGreaterThan(0.05);
      expect(largestMargin).toBeLessThan(1);
    },
  );
});

test.each(Object.entries(stored).filter(([check]) => inFloat64(check)))(
  '%s: rounding in float64 stays far below the tolerance',
  (_, { largestMargin }) => {
    expect(largestMargin).toBeLessThan(0.05);
  },
);
