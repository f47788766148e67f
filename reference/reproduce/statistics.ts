import type { Row, Table } from './experiment.ts';

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Standard error of the mean: s / √n, with n − 1 in s. */
export function standardError(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

export const column = (rows: readonly Row[], setting: string, name: string): number[] =>
  rows.filter((row) => row.setting === setting).map((row) => row.values[name] ?? NaN);

/** `7.9 ± 0.1`, a mean and its standard error; a dash if nothing was measured. */
export function shown(values: readonly number[], digits: number): string {
  if (values.length === 0) return '–';
  const centre = mean(values).toFixed(digits);
  return values.length === 1 ? centre : `${centre} ± ${standardError(values).toFixed(digits)}`;
}

export const table = (head: readonly string[], body: readonly (readonly string[])[]): Table => ({
  head,
  body,
});

/** Seeds of each setting, for a line under a table. */
export function coverage(rows: readonly Row[], settings: readonly string[], seeds: number): string {
  const missing = settings
    .map((setting) => ({ setting, n: rows.filter((row) => row.setting === setting).length }))
    .filter(({ n }) => n < seeds);
  if (missing.length === 0) return `All ${seeds} seeds of each row were run.`;
  const list = missing.map(({ setting, n }) => `${setting} (${n} of ${seeds})`).join(', ');
  return `Not all seeds were run: ${list}.`;
}
