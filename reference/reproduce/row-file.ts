/** Rows as an append-only CSV file. Existing rows are never measured again. */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Experiment, Row } from './experiment.ts';

const headOf = ({ columns }: Experiment): string =>
  ['setting', 'seed', 'engine', 'seconds', ...columns].join(',');

/** The first line of the file describes the run: rows of another recipe do not belong in it. */
const recipeOf = ({ recipe }: Experiment): string => `# ${recipe.replace(/\s+/g, ' ')}`;

/** Creates an empty file, and its folder if necessary. */
export async function createRows(path: string, experiment: Experiment): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${recipeOf(experiment)}\n${headOf(experiment)}\n`);
}

/** The rows of a file; none if there is no file. */
export async function readRows(path: string, experiment: Experiment): Promise<Row[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
  const [recipe, head, ...lines] = text.trimEnd().split('\n');
  if (recipe !== recipeOf(experiment) || head !== headOf(experiment))
    throw new Error(`${path} holds rows of another recipe than this code's: delete it to measure again.`);
  return lines.map((line) => parse(line, experiment.columns));
}

export async function appendRow(path: string, row: Row, columns: readonly string[]): Promise<void> {
  if (/[,\n]/.test(row.setting))
    throw new Error(`internal: a row's setting must hold no comma, got '${row.setting}'`);
  const values = columns.map((column) => String(row.values[column] ?? NaN));
  await appendFile(
    path,
    `${[row.setting, row.seed, row.engine, row.seconds.toFixed(1), ...values].join(',')}\n`,
  );
}

function parse(line: string, columns: readonly string[]): Row {
  const [setting = '', seed, engine = '', seconds, ...numbers] = line.split(',');
  const values = Object.fromEntries(columns.map((column, i) => [column, Number(numbers[i])]));
  return { setting, seed: Number(seed), engine, seconds: Number(seconds), values };
}
