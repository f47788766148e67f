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
}, 120_000);

/** The checks that compare numbers; a property passes or fails. */
function numeric(summary: Summary): [string, Summary[string]][] {
  return Object.entries(summary).filter(([, { largestMargin }]) => largestMargin > 0);
}
