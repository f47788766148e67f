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
  /** The features lie around a number of this size. */
  readonly around?: number;
}

/** Every feature has its own middle and its own spread, so that no two ways to average them agree. */
function draw(random: Random, { rows, columns, around = 0 }: Batch): NumericArray {
  const spreads = Array.from({ length: columns }, (_, j) => (0.3 + 0.4 * random.uniform()) * 3 ** (j % 3));
  const middles = spreads.map(() => (random.uniform() < 0.5 ? -1 : 1) * (around + random.uniform()));
  return filled([rows, columns], (i) => {
    const j = i % columns;
    return (middles[j] ?? NaN) + (spreads[j] ?? NaN) * random.normal();
  });
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

/** `rows` copies of one row. */
function equalRows(random: Random, rows: number, columns: number): NumericArray {
  const row = draw(random, { rows: 1, columns });
  return filled([rows, columns], (i) => row.data[i % columns] ?? NaN);
}

/** Rows that agree in the first feature only, as at the start of a collapse. */
function oneFeatureEqual(random: Random): NumericArray {
  const [rows, columns] = [5, 3];
  const features = draw(random, { rows, columns });
  return filled([rows, columns], (i) => features.data[i % columns === 0 ? 0 : i] ?? NaN);
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
        'features around ±500': value({ rows: 5, columns: 4, around: 500 }),
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
