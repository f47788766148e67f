/** The minibatch standard deviation as one more feature (Karras et al. 2018, section 3). */
import { at, ofTerms } from './arithmetic.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { sizes } from './running-error.ts';

/** Added to a variance, as in Karras's code, so that its root has a finite slope at 0. */
const floor = 1e-8;
const unitRoundoff = 2 ** -24;

interface FeatureInputs {
  readonly features: Matrix; // [n, F]
}

/** One feature over the batch. */
interface Spread {
  /** x − mean, of each row. */
  readonly offsets: readonly Term[];
  /** √(mean (x − mean)² + 1e-8), n as the divisor. */
  readonly deviation: Term;
}

function spreadOf(entries: readonly number[]): Spread {
  const average = (terms: readonly number[]): number => terms.reduce((sum, x) => sum + x, 0) / terms.length;
  const [middle, size] = [average(entries), average(entries.map(Math.abs))];
  const offsets = entries.map((x) => ({ value: x - middle, scale: Math.abs(x) + size }));
  const variance = average(offsets.map(({ value }) => value ** 2)) + floor;
  // Where all rows agree, the square of the offsets' own rounding error is all that remains of them.
  const error = average(
    offsets.map(({ value, scale }) => value ** 2 + 2 * Math.abs(value) * scale + unitRoundoff * scale ** 2),
  );
  const value = Math.sqrt(variance);
  return { offsets, deviation: { value, scale: value + error / (2 * value) } };
}

const spreadsOf = (features: Matrix): Spread[] => {
  const [rows, columns] = sizes(features);
  return Array.from({ length: columns }, (_, column) =>
    spreadOf(Array.from({ length: rows }, (_, row) => at(features.data, row * columns + column))),
  );
};

/** `features` with one more column, [n, F + 1]: the mean over features of their deviations, the same in every row. */
export function appendDeviation({ features }: FeatureInputs): Estimate {
  const [rows, columns] = sizes(features);
  const spreads = spreadsOf(features);
  const mean = (of: (deviation: Term) => number): number =>
    spreads.reduce((sum, { deviation }) => sum + of(deviation), 0) / columns;
  const statistic = { value: mean(({ value }) => value), scale: mean(({ scale }) => scale) };
  const terms = Array.from({ length: rows * (columns + 1) }, (_, i) => {
    const [row, column] = [Math.floor(i / (columns + 1)), i % (columns + 1)];
    return column === columns ? statistic : { value: at(features.data, row * columns + column), scale: 0 }; // copied
  });
  return ofTerms([rows, columns + 1], terms);
}

/**
 * Gradient of ⟨cotangent, appendDeviation(features)⟩: the cotangent's own entry, and the sum of its last column times
 * (x − mean) / (n F deviation).
 */
export function appendDeviationVjp({
  features,
  cotangent, // [n, F + 1]
}: FeatureInputs & { readonly cotangent: Matrix }): { features: Estimate } {
  const [rows, columns] = sizes(features);
  const spreads = spreadsOf(features);
  const given = (row: number, column: number): number => at(cotangent.data, row * (columns + 1) + column);
  const last = Array.from({ length: rows }, (_, row) => given(row, columns));
  const weight = last.reduce((sum, c) => sum + c, 0) / (rows * columns);
  const weightScale = last.reduce((sum, c) => sum + Math.abs(c), 0) / (rows * columns);
  const terms = Array.from({ length: rows * columns }, (_, i): Term => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const { offsets, deviation } = spreads[column] as Spread;
    const offset = offsets[row] as Term;
    const ratio = offset.value / deviation.value;
    const ratioScale = Math.abs(ratio) + (offset.scale + Math.abs(ratio) * deviation.scale) / deviation.value;
    return {
      value: given(row, column) + weight * ratio,
      scale: Math.abs(given(row, column)) + weightScale * (Math.abs(ratio) + ratioScale),
    };
  });
  return { features: ofTerms([rows, columns], terms) };
}
