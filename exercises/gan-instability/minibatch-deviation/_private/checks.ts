import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { minibatchDeviation } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

const target = 'appendDeviation';

interface Batch {
  readonly rows: number;
  readonly columns: number;
  /**
   * The size of the features. Around 0 the rounding errors of every formula are small; around 400, mean x² − (mean x)²
   * always loses its digits.
   */
  readonly around?: number;
}

/** Each feature has its own spread, so that no two ways to average them agree. */
function draw(random: Random, { rows, columns, around = 0 }: Batch): NumericArray {
  const drawn = Array.from({ length: columns }, (_, j) => {
    const middle = around * (random.uniform() < 0.5 ? -1 : 1) * (1 + random.uniform() / 5);
    const spread = (0.6 + 0.8 * random.uniform()) * 3 ** (j % 3);
    return offsets(random, rows).map((offset) => middle + spread * offset);
  });
  return filled([rows, columns], (i) => drawn[i % columns]?.[Math.floor(i / columns)] ?? NaN);
}

/** Redrawn if they hardly differ, where a missing 1e-8 would show in checks that are not about it. */
function offsets(random: Random, rows: number): number[] {
  for (;;) {
    const drawn = Array.from({ length: rows }, () => random.normal());
    const middle = drawn.reduce((sum, x) => sum + x, 0) / rows;
    if (drawn.reduce((sum, x) => sum + (x - middle) ** 2, 0) / rows > 0.3) return drawn;
  }
}

const valueCase = (features: NumericArray): Case => ({
  evaluation: { target, inputs: { features } },
  expected: { outputs: { value: within(minibatchDeviation.appendDeviation({ features }), c) } },
});

function gradientCase(random: Random, features: NumericArray): Case {
  const [rows = NaN, columns = NaN] = features.shape;
  // The cotangents of the last column do not cancel, or its slope would not show.
  const cotangent = filled([rows, columns + 1], (i) =>
    i % (columns + 1) === columns ? 0.5 + random.uniform() : random.normal(),
  );
  const vjp = minibatchDeviation.appendDeviationVjp({ features, cotangent });
  const { evaluation, expected } = valueCase(features);
  return {
    evaluation: { ...evaluation, gradient: { wrt: ['features'], cotangents: { value: cotangent } } },
    expected: { ...expected, gradients: { features: within(vjp.features, c) } },
  };
}

const value = (batch: Batch) => (random: Random) => valueCase(draw(random, batch));
const gradient = (batch: Batch) => (random: Random) => gradientCase(random, draw(random, batch));

/** Eighths up to ±3: with four rows, their squares and sums are exact in float32, so that every formula gives 0. */
const eighth = (random: Random): number =>
  ((random.uniform() < 0.5 ? -1 : 1) * (1 + Math.floor(24 * random.uniform()))) / 8;

/** `rows` copies of one row. */
function equalRows(random: Random, rows: number, columns: number): NumericArray {
  const row = Array.from({ length: columns }, () => eighth(random));
  return filled([rows, columns], (i) => row[i % columns] ?? NaN);
}

/** Rows that agree in the first feature only, as at the start of a collapse. */
function oneFeatureEqual(random: Random): NumericArray {
  const columns = 3;
  const features = draw(random, { rows: 4, columns });
  const common = eighth(random);
  return filled([4, columns], (i) => (i % columns === 0 ? common : (features.data[i] ?? NaN)));
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'the last column is the mean over features of √(variance + 1e-8)',
      points: 1,
      strata: {
        'more rows than features': value({ rows: 6, columns: 3 }),
        'more features than rows': value({ rows: 3, columns: 7 }),
        'as many features as rows': value({ rows: 4, columns: 4 }),
        'two rows': value({ rows: 2, columns: 3 }),
        'a single feature': value({ rows: 5, columns: 1 }),
        // Two rows and two features, so that no sum depends on its order: a poor formula loses the same digits on every
        // engine. Several batches, because the rounding errors of a single one can happen to cancel.
        'features around ±400': (random) =>
          Array.from({ length: 6 }, () => valueCase(draw(random, { rows: 2, columns: 2, around: 400 }))),
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches every row through the new column',
      points: 0.5,
      strata: {
        'more rows than features': gradient({ rows: 5, columns: 3 }),
        'more features than rows': gradient({ rows: 3, columns: 6 }),
      },
    }),
    oracleCheck({
      id: 'collapsed',
      title: 'equal rows have the number 1e-4 and finite gradients',
      points: 0.5,
      strata: {
        'four equal rows': (random) => gradientCase(random, equalRows(random, 4, 3)),
        'rows of zeros': (random) =>
          gradientCase(
            random,
            filled([3, 2], () => 0),
          ),
        'rows that agree in one feature': (random) => gradientCase(random, oneFeatureEqual(random)),
        // Only for the value: tf.unstack has no gradient for a single row.
        'a single row': (random) => valueCase(equalRows(random, 1, 4)),
      },
    }),
  ],
});
