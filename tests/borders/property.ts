import fc from 'fast-check';
import { inject, test } from 'vitest';

/**
 * GENLAB_SEED repeats a run; without it each run uses a new seed, and a failure prints the seed and the smallest case.
 */
const seed = Number(process.env['GENLAB_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/**
 * `npm test` draws this share of the cases, `npm run test:all` all of them. The same seed draws the same first cases.
 */
const quickShare = 1 / 20;

/** The number of cases that a property with `cases` cases has in this run. */
export const casesOf = (cases: number): number =>
  inject('everyCase') ? cases : Math.ceil(cases * quickShare);

/**
 * Tests that `holds` neither throws nor rejects for `cases` values of `arbitrary`, or in `npm test` for a share of
 * them.
 */
export function property<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  cases: number,
  holds: (value: T) => void | Promise<void>,
): void {
  const numRuns = casesOf(cases);
  test(`${name} (${numRuns} cases, GENLAB_SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (value) => holds(value)),
      { seed, numRuns, endOnFailure: false },
    );
  });
}
