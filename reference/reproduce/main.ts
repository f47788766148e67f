/**
 * Measures what the lessons claim and writes docs/reproduce/*.csv, their tables and plots.
 *
 *     npm run reproduce -- [--only <experiment>] [--seeds <n>] [--report]
 *
 * Rows that are in the files are not measured again; delete a file to measure afresh. `--report` only writes the tables.
 * Seeds come first, so a run that is stopped leaves each setting with as many rows as the others.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { collapse } from './collapse.ts';
import { grid, ring } from './coverage.ts';
import { dirac } from './dirac.ts';
import { startEngine } from './engine-choice.ts';
import type { Experiment, Row } from './experiment.ts';
import { appendRow, readRows } from './row-file.ts';
import { vae } from './vae.ts';

const experiments: readonly Experiment[] = [dirac, vae, collapse, ring, grid];
const names = experiments.map(({ name }) => name).join(', ');
const folder = fileURLToPath(new URL('../../docs/reproduce/', import.meta.url));

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string' }, report: { type: 'boolean' } },
});
const chosen = experiments.filter(({ name }) => options.only === undefined || name === options.only);
if (chosen.length === 0) fail(`There is no experiment '${options.only ?? ''}'; choose one of: ${names}.`);
const asked = options.seeds === undefined ? undefined : Number(options.seeds);
if (asked !== undefined && !(Number.isInteger(asked) && asked >= 1))
  fail(`--seeds must be a whole number of at least 1, got ${options.seeds ?? ''}.`);

await mkdir(folder, { recursive: true });
if (!options.report) for (const experiment of chosen) await measure(experiment);
await report();
process.exit(0); // a native engine keeps the process alive

async function measure(experiment: Experiment): Promise<void> {
  const { name, settings, columns } = experiment;
  const path = `${folder}${name}.csv`;
  const rows = await readRows(path, experiment);
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
      const row: Row = { setting, seed, engine, seconds, ...measured };
      await appendRow(path, row, columns);
      say(`${name}, ${setting}, seed ${seed}: ${JSON.stringify(row.values)} in ${seconds.toFixed(1)} s`);
    }
}

async function report(): Promise<void> {
  const sections: string[] = [];
  for (const experiment of experiments) {
    const rows = await readRows(`${folder}${experiment.name}.csv`, experiment);
    sections.push(experiment.report(rows));
    for (const [file, svg] of Object.entries(experiment.plots?.(rows) ?? {})) {
      await writeFile(`${folder}${file}`, svg);
      sections.push(`![${file.replace('.svg', '')}](${file})`);
    }
  }
  const head = [
    '# What was reproduced',
    '',
    'Written by `npm run reproduce` from the raw rows beside this file (`*.csv`, the first line of each is its recipe);',
    'means ± standard errors over seeds. Run it again to add the rows that are missing.',
  ].join('\n');
  await writeFile(`${folder}README.md`, `${[head, ...sections].join('\n\n')}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
