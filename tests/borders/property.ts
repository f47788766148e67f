import fc from 'fast-check';
import { test } from 'vitest';

/** GENLAB_SEED repeats a run; without it each run draws anew, and a failure prints the seed and the smallest case. */
const seed = Number(process.env['GENLAB_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Tests that `holds` neither throws nor rejects for `cases` values of `arbitrary`. */
export function property<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  cases: number,
  holds: (value: T) => void | Promise<void>,
): void {
  test(`${name} (${cases} cases, GENLAB_SEED=${seed})`, { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (value) => holds(value)),
      { seed, numRuns: cases, endOnFailure: false },
    );
  });
}
