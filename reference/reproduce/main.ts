/**
 * Measures what the lessons claim and writes docs/reproduce/*.csv, their tables and plots.
 *
 *     npm run reproduce -- [<experiment>] [--seeds <n>] [--report]
 *     npm run reproduce -- --data mnist|fashion-mnist [--seeds <n>]
 *
 * Rows that are in the files are not measured again; delete a file to measure again. `--report` only writes the tables.
 * `--data` measures the VAE on a whole data set. It is downloaded once, into GENLAB_CACHE or the platform's own folder;
 * an interrupted download resumes. All settings of one seed come before the next seed, so an interrupted run leaves
 * equally many rows for each setting.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { DatasetError } from '#datasets/index.ts';

import { startEngine } from './engine-choice.ts';
import type { Experiment, Row } from './experiment.ts';
import { experiments, folder, report, rowFile } from './report.ts';
import { appendRow, createRows, readRows } from './row-file.ts';
import { wholeSets } from './whole-set.ts';

const {
  values: options,
  positionals: [only],
} = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, seeds: { type: 'string' }, report: { type: 'boolean' } },
});
const chosen =
  options.data === undefined
    ? experiments.filter(({ name }) => only === undefined || name === only)
    : [onData(options.data)];
if (chosen.length === 0) {
  const names = experiments.map(({ name }) => name).join(', ');
  fail(`There is no experiment '${only ?? ''}'; choose one of: ${names}.`);
}
const asked = options.seeds === undefined ? undefined : Number(options.seeds);
if (asked !== undefined && !(Number.isInteger(asked) && asked >= 1))
  fail(`--seeds must be a whole number of at least 1, got ${options.seeds ?? ''}.`);

try {
  if (!options.report) for (const experiment of chosen) await measure(experiment);
} catch (error) {
  if (!(error instanceof DatasetError)) throw error;
  fail(error.message);
}
for (const [file, text] of Object.entries(await report())) await writeFile(`${folder}${file}`, text);
process.exit(0); // a native engine keeps the process alive

function onData(data: string): Experiment {
  if (only !== undefined) fail(`--data measures the VAE on it, and takes no experiment; got '${only}'.`);
  const ids = [...wholeSets.keys()].join(', ');
  return wholeSets.get(data) ?? fail(`There is no data set '${data}'; choose one of: ${ids}.`);
}

async function measure(experiment: Experiment): Promise<void> {
  const { name, settings, columns } = experiment;
  const path = rowFile(experiment);
  const rows = await readRows(path, experiment);
  if (rows.length === 0) await createRows(path, experiment);
  const done = new Set(rows.map(({ setting, seed }) => `${setting} ${seed}`));
  for (let seed = 1; seed <= (asked ?? experiment.seeds); seed++)
    for (const setting of settings) {
      if (done.has(`${setting} ${seed}`)) continue;
      const engine = await startEngine(experiment.work);
      const start = performance.now();
      const measured = await experiment.run(setting, seed);
      const seconds = (performance.now() - start) / 1000;
      if (!measured) {
        say(`${name}, ${setting}: not measured on this machine`);
        continue;
      }
      const { files = {}, ...values } = measured;
      for (const [file, bytes] of Object.entries(files)) await writeFile(`${folder}${file}`, bytes);
      const row: Row = { setting, seed, engine, seconds, ...values };
      await appendRow(path, row, columns);
      say(`${name}, ${setting}, seed ${seed}: ${JSON.stringify(row.values)} in ${seconds.toFixed(1)} s`);
    }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
