/** The pages that are generated from the rows. */
import { fileURLToPath } from 'node:url';

import { anomaly } from './anomaly.ts';
import { blur } from './blur.ts';
import { collapse } from './collapse.ts';
import { grid, ring } from './coverage.ts';
import { diffusion } from './diffusion.ts';
import { dirac } from './dirac.ts';
import type { Experiment, Table } from './experiment.ts';
import { gradientTail } from './gradient-tail.ts';
import { headStart } from './head-start.ts';
import { missingMode } from './missing-mode.ts';
import { rateDistortion } from './rate-distortion.ts';
import { readRows } from './row-file.ts';
import { smallNetworks } from './small-networks.ts';
import { showdown } from './showdown.ts';
import { vae } from './vae.ts';
import { wholeSets } from './whole-set.ts';

/** Quick ones first. */
export const experiments: readonly Experiment[] = [
  dirac,
  missingMode,
  diffusion,
  vae,
  rateDistortion,
  blur,
  anomaly,
  showdown,
  headStart,
  gradientTail,
  collapse,
  smallNetworks,
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

/** Text by file name: a README.md with all tables, the same tables as data by section, and its plots. */
export async function report(): Promise<Readonly<Record<string, string>>> {
  const sections: string[] = [];
  const tables: Record<string, Table> = {};
  const plots: Record<string, string> = {};
  for (const experiment of [...experiments, ...wholeSets.values()]) {
    const rows = await readRows(rowFile(experiment), experiment);
    if (rows.length === 0 && !experiments.includes(experiment)) continue;
    const parts = experiment.report(rows);
    sections.push(parts.map((part) => (typeof part === 'string' ? part : markdown(part))).join('\n'));
    Object.assign(tables, tablesIn(parts));
    if (rows.length === 0) continue;
    for (const [file, svg] of Object.entries(experiment.plots?.(rows) ?? {})) {
      plots[file] = svg;
      sections.push(`![${file.replace('.svg', '')}](${file})`);
    }
  }
  return {
    'README.md': `${[head, ...sections].join('\n\n')}\n`,
    'tables.json': `${JSON.stringify(tables, null, 1)}\n`,
    ...plots,
  };
}

const markdown = ({ head, body }: Table): string =>
  [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The first table of each section, by its heading. */
function tablesIn(parts: readonly (string | Table)[]): Readonly<Record<string, Table>> {
  const tables: Record<string, Table> = {};
  let section = '';
  for (const part of parts)
    if (typeof part !== 'string') tables[section] ??= part;
    else if (part.startsWith('## ')) section = part.slice('## '.length);
  return tables;
}
