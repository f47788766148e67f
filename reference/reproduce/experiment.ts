import type { Work } from './engine-choice.ts';

/** One question that is settled by numbers: rows are measured one at a time, and a table and plots made of them. */
export interface Experiment {
  /** Of its file, docs/reproduce/<name>.csv. */
  readonly name: string;
  readonly settings: readonly string[];
  /** Rows a setting, unless the command line says otherwise. */
  readonly seeds: number;
  readonly columns: readonly string[];
  /** What the rows depend on, in words: a change of it makes the rows in the file those of another experiment. */
  readonly recipe: string;
  readonly work: Work;
  /** Nothing where this machine cannot measure it. */
  run(setting: string, seed: number): Promise<Measurement | undefined>;
  /** Sections of the report: lines of Markdown, the first of each a heading `## …`, and tables. */
  report(rows: readonly Row[]): readonly (string | Table)[];
  /** SVG by file name. */
  plots?(rows: readonly Row[]): Readonly<Record<string, string>>;
}

export interface Table {
  /** Names of columns; the first is empty. */
  readonly head: readonly string[];
  /** The first cell of each row is its name. */
  readonly body: readonly (readonly string[])[];
}

export interface Measurement {
  readonly values: Measured;
  /** Where it was not the engine that was started. */
  readonly engine?: string;
  /** Pictures of what was made, by file name, for the report. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** By column. */
export type Measured = Readonly<Record<string, number>>;

export interface Row {
  readonly setting: string;
  readonly seed: number;
  /** What measured it, with its version. */
  readonly engine: string;
  readonly seconds: number;
  readonly values: Measured;
}
