import { describe, expect, test } from 'vitest';
import { calibrate, readSummary, type Summary } from './false-fails.ts';

const stored = readSummary();

describe('the stored calibration: 1,000 keys for every solution and accepted alternative', () => {
  test.each(Object.entries(stored))('%s never failed a right answer', (_, { gradings, failures }) => {
    expect(failures).toBe(0);
    expect(gradings).toBeGreaterThanOrEqual(1000);
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

test('the tolerances in the code are those that were calibrated', async () => {
  // The same keys draw the same inputs, so the margins of a few are bounded by the stored ones; a loosened tolerance
  // shows as margins that shrink.
  const now = await calibrate(40);
  expect(Object.keys(now).sort()).toEqual(Object.keys(stored).sort());
  for (const [check, { failures, largestMargin }] of numeric(now)) {
    const calibrated = stored[check]?.largestMargin ?? NaN;
    expect(failures, check).toBe(0);
    expect(largestMargin, check).toBeLessThanOrEqual(calibrated * 1.001);
    expect(largestMargin, check).toBeGreaterThan(calibrated / 5);
  }
}, 1_500_000);

/** Plain numbers all the way: the tolerance leaves float64 its rounding and says nothing of float32. */
function inFloat64(check: string): boolean {
  return check.startsWith('gan-instability/dirac-gan ');
}

/** The checks that compare float32 numbers; a property passes or fails. */
function numeric(summary: Summary): [string, Summary[string]][] {
  return Object.entries(summary).filter(
    ([check, { largestMargin }]) => largestMargin > 0 && !inFloat64(check),
  );
}
