import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { kernel } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 3;

interface Sets {
  readonly x: NumericArray; // [n, d]
  readonly y: NumericArray; // [m, d]
}

interface Sizes {
  readonly n: number;
  readonly m: number;
  readonly d: number;
  /** How far y is shifted from x, and how much wider it is. */
  readonly shift?: number;
  readonly spread?: number;
}

const normals = (random: Random, rows: number, d: number, shift: number, spread: number): NumericArray =>
  filled([rows, d], () => shift + spread * random.normal());

const draw = (random: Random, { n, m, d, shift = 0.5, spread = 1.5 }: Sizes): Sets => ({
  x: normals(random, n, d, 0.2, 1),
  y: normals(random, m, d, 0.2 + shift, spread),
});

const caseOf = (sets: Sets): Case => ({
  evaluation: { target: 'kernelDistance', inputs: { ...sets } },
  expected: { outputs: { value: within(kernel.kernelDistance(sets), c) } },
});

/** Redrawn until the distance between two sets from the same distribution is clearly negative. */
function negative(random: Random, sizes: Sizes): Case {
  for (;;) {
    const sets = draw(random, { ...sizes, shift: 0, spread: 1 });
    const { value, scale } = kernel.kernelDistance(sets);
    if ((value[0] ?? NaN) < -0.01 * (scale[0] ?? NaN)) return caseOf(sets);
  }
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'three means of kernel values, without the pairs of a row with itself',
      points: 1.5,
      cases: (random) => [
        caseOf(draw(random, { n: 7, m: 5, d: 4 })),
        caseOf(draw(random, { n: 6, m: 6, d: 4 })), // as many rows in both, so that the shape does not reveal the matrix
        caseOf(draw(random, { n: 2, m: 9, d: 3 })),
      ],
    }),
    oracleCheck({
      id: 'features',
      title: 'dot products are divided by the number of features',
      points: 0.5,
      cases: (random) => [1, 16, 48].map((d) => caseOf(draw(random, { n: 9, m: 8, d }))),
    }),
    oracleCheck({
      id: 'negative',
      title: 'a negative estimate stays negative',
      points: 1,
      cases: (random) => [
        negative(random, { n: 8, m: 8, d: 5 }),
        negative(random, { n: 12, m: 7, d: 9 }),
        // One pair that is far apart, so that a distance that is never positive fails.
        caseOf(draw(random, { n: 8, m: 6, d: 5, shift: 1.5 })),
      ],
    }),
  ],
});
