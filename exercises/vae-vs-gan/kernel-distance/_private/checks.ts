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
const c = 5;

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

/** The first rows of y are rows of x, and the last row of each set occurs twice. */
function shared(random: Random, { n, m, d }: Sizes): Sets {
  const { x, y } = draw(random, { n, m, d });
  const twice = ({ shape, data }: NumericArray, rows: number): NumericArray =>
    filled(shape, (i) => data[i < (rows - 1) * d ? i : i - d] ?? NaN);
  return {
    x: twice(x, n),
    y: twice(
      filled(y.shape, (i) => (i < 2 * d ? x : y).data[i] ?? NaN),
      m,
    ),
  };
}

/** The estimate is never positive, because a row is most like itself, and those pairs only count between the sets. */
function equal(random: Random, sizes: Sizes): Case {
  const { x } = draw(random, sizes);
  return caseOf({ x, y: x });
}

/** Redrawn until the distance is clearly above 0, so that only one check is about negative ones. */
function positive(drawn: () => Sets): Case {
  for (;;) {
    const sets = drawn();
    const { value, scale } = kernel.kernelDistance(sets);
    if ((value[0] ?? NaN) > 0.003 * (scale[0] ?? NaN)) return caseOf(sets);
  }
}

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
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'three means of kernel values, without the pairs of a row with itself',
      points: 1.5,
      strata: {
        'sets of unequal size': (random) => [
          positive(() => draw(random, { n: 7, m: 5, d: 4 })),
          positive(() => draw(random, { n: 4, m: 8, d: 4 })),
        ],
        'sets of equal size': (random) => positive(() => draw(random, { n: 6, m: 6, d: 4 })),
        'two real examples': (random) => positive(() => draw(random, { n: 2, m: 9, d: 3 })),
        'two generated examples': (random) => positive(() => draw(random, { n: 9, m: 2, d: 3 })),
        'duplicate rows': (random) => positive(() => shared(random, { n: 6, m: 5, d: 3 })),
      },
    }),
    oracleCheck({
      id: 'features',
      title: 'dot products are divided by the number of features',
      points: 0.5,
      strata: {
        'a single feature': (random) => positive(() => draw(random, { n: 9, m: 8, d: 1 })),
        'many features': (random) => [16, 48].map((d) => positive(() => draw(random, { n: 9, m: 8, d }))),
      },
    }),
    oracleCheck({
      id: 'negative',
      title: 'a negative estimate stays negative',
      points: 1,
      strata: {
        'a negative estimate': (random) => [
          negative(random, { n: 8, m: 8, d: 5 }),
          negative(random, { n: 12, m: 7, d: 9 }),
        ],
        'two equal sets': (random) => equal(random, { n: 7, m: 7, d: 4 }),
        'sets that are far apart': (random) => positive(() => draw(random, { n: 8, m: 6, d: 5, shift: 1.5 })),
      },
    }),
  ],
});
