import { z } from 'zod';
import { failed, passed, type Outcome } from './check.ts';
import { mapValues } from '#reference/shared/map-values.ts';

/** One training run of a correct answer: a line of `calibration.csv`. */
export interface CalibrationRow {
  readonly check: string;
  readonly answer: string;
  readonly seed: number;
  readonly seconds: number;
  readonly measures: Readonly<Record<string, number>>;
}

const bandSchema = z.object({
  runs: z.number().int(),
  least: z.number(),
  median: z.number(),
  most: z.number(),
});
export type Band = z.infer<typeof bandSchema>;

/** `calibration.json`: the values that correct answers reached, by check and measure. */
const calibrationSchema = z.record(z.string(), z.record(z.string(), bandSchema));
export type Calibration = z.infer<typeof calibrationSchema>;
export const parseCalibration = (json: unknown): Calibration => calibrationSchema.parse(json);

export function calibrationOf(rows: readonly CalibrationRow[]): Calibration {
  const values: Record<string, Record<string, number[]>> = {};
  for (const { check, measures } of rows)
    for (const [name, value] of Object.entries(measures)) ((values[check] ??= {})[name] ??= []).push(value);
  return mapValues(values, (measures) => mapValues(measures, bandOf));
}

function bandOf(values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (i: number): number => sorted[i] ?? NaN;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { runs: sorted.length, least: at(0), median, most: at(sorted.length - 1) };
}

/**
 * The threshold is as far beyond the worst calibration run as that run is beyond the median, so a failing run of a
 * correct answer is rarer than any run seen.
 */
export const loosened = ({
  least,
  median,
  most,
}: Band): { readonly least: number; readonly most: number } => ({
  least: least - (median - least),
  most: most + (most - median),
});

/** The highest probability at which a correct answer may fail a check. */
export const falseFailRate = 1e-6;

/**
 * How many independent retrains must all fail before a check does. None of `runs` calibration runs is beyond the
 * threshold, so with 95 % confidence the probability p that a run is beyond it is at most 1 − 0.05^(1/runs) (Clopper
 * and Pearson 1934; about 3/runs); r retrains all fail with probability p^r.
 */
export const attemptsFor = (runs: number): number =>
  Math.ceil(Math.log(falseFailRate) / Math.log(1 - 0.05 ** (1 / runs)));

/** Judges measures for which less, or more, is better; a measure's name includes its unit. */
export function judgeBy(
  calibration: Readonly<Record<string, Band>>,
  measures: Readonly<Record<string, number>>,
  better: Readonly<Record<string, 'less' | 'more'>>,
): Outcome {
  for (const [name, direction] of Object.entries(better)) {
    const band = calibration[name];
    if (!band) throw new Error(`internal: '${name}' is not calibrated: run genlab dev calibrate`);
    const value = measures[name] ?? NaN;
    const { least, most } = loosened(band);
    const fine = direction === 'less' ? value <= most : value >= least;
    if (!fine)
      return failed(
        `${name} is ${round(value)} after training; correct answers reach ${round(band.median)}, and ${round(direction === 'less' ? most : least)} is the limit.`,
      );
  }
  return passed();
}

const round = (x: number): number => Number(x.toPrecision(4));
