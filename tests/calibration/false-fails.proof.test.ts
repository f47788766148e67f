import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { numeric, readSummary, type Summary } from './false-fails.ts';

const program = fileURLToPath(new URL('false-fails.ts', import.meta.url));

const keys = 40;
/** A tolerance that was loosened shows as margins that shrink: fewer keys find smaller margins, but not so much smaller. */
const shrunk = 5;

test('the tolerances in the code are those that were calibrated', { timeout: 3_600_000 }, async () => {
  const stored = readSummary();
  // The same keys draw the same inputs, so the margins of a few are bounded by the stored ones.
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    '--print',
    '--keys',
    String(keys),
  ]);
  const now = JSON.parse(stdout) as Summary;
  expect(Object.keys(now).sort()).toEqual(Object.keys(stored).sort());
  for (const [check, { failures, largestMargin }] of numeric(now)) {
    const calibrated = stored[check]?.largestMargin ?? NaN;
    expect(failures, check).toBe(0);
    expect(largestMargin, check).toBeLessThanOrEqual(calibrated * 1.001);
    expect(largestMargin, check).toBeGreaterThan(calibrated / shrunk);
  }
});
