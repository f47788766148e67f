import type { Work } from './engine-choice.ts';

/** One question that measurements answer: rows are measured one at a time, and a table and plots are made from them. */
export interface Experiment {
  /** Name of its file, docs/reproduce/<name>.csv. */
  readonly name: string;
  readonly settings: readonly string[];
  /** Rows per setting, unless the command line says otherwise. */
  readonly seeds: number;
  readonly columns: readonly string[];
  /** What the rows depend on, in words. If it changes, the rows in the file belong to another experiment. */
  readonly recipe: string;
  readonly work: Work;
  /** Undefined if this machine cannot measure it. */
  run(setting: string, seed: number): Promise<Measurement | undefined>;
  /** Sections of the report: lines of Markdown, the first of each a heading `## …`, and tables. */
  report(rows: readonly Row[]): readonly (string | Table)[];
  /** SVG by file name. */
  plots?(rows: readonly Row[]): Readonly<Record<string, string>>;
}

export interface Table {
  /** Column headers; the first is empty. */
  readonly head: readonly string[];
  /** The first cell of each row is its name. */
  readonly body: readonly (readonly string[])[];
}

export interface Measurement {
  readonly values: Measured;
  /** The engine, if it is not the one that was started. */
  readonly engine?: string;
  /** Pictures of the samples, by file name, for the report. */
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
