/** The pages that are made of the rows. */
import { fileURLToPath } from 'node:url';

import { anomaly } from './anomaly.ts';
import { collapse } from './collapse.ts';
import { grid, ring } from './coverage.ts';
import { dirac } from './dirac.ts';
import type { Experiment } from './experiment.ts';
import { headStart } from './head-start.ts';
import { missingMode } from './missing-mode.ts';
import { readRows } from './row-file.ts';
import { showdown } from './showdown.ts';
import { vae } from './vae.ts';

/** Quick ones first. */
export const experiments: readonly Experiment[] = [
  dirac,
  missingMode,
  vae,
  anomaly,
  showdown,
  headStart,
  collapse,
  ring,
  grid,
];

export const folder = fileURLToPath(new URL('../../docs/reproduce/', import.meta.url));

export const rowFile = ({ name }: Experiment): string => `${folder}${name}.csv`;

const head = [
  '# What was reproduced',
  '',
  'Written by `npm run reproduce` from the raw rows beside this file (`*.csv`, the first line of each is its recipe);',
  'means ± standard errors over seeds. Run it again to add the rows that are missing.',
].join('\n');

/** Text by file name: a README.md with all tables, and its plots. */
export async function report(): Promise<Readonly<Record<string, string>>> {
  const sections: string[] = [];
  const plots: Record<string, string> = {};
  for (const experiment of experiments) {
    const rows = await readRows(rowFile(experiment), experiment);
    sections.push(experiment.report(rows));
    if (rows.length === 0) continue;
    for (const [file, svg] of Object.entries(experiment.plots?.(rows) ?? {})) {
      plots[file] = svg;
      sections.push(`![${file.replace('.svg', '')}](${file})`);
    }
  }
  return { 'README.md': `${[head, ...sections].join('\n\n')}\n`, ...plots };
}
