/** The VAE of the lessons on a whole data set, which is downloaded once: `npm run reproduce -- --data <id>`. */
import { loadDataset, type DownloadOptions } from '#datasets/download.ts';
import { registry, type RemoteDataset } from '#datasets/index.ts';

import type { Experiment } from './experiment.ts';
import { column, coverage, shown, table } from './statistics.ts';
import { columns, inWords, trainedOn } from './vae.ts';

const settings = ['genlab'];
const seeds = 5;

interface Options extends DownloadOptions {
  readonly measure?: typeof trainedOn;
}

/** @param options where the files are stored, and what is measured on them */
export function onWholeSet(
  dataset: RemoteDataset,
  { measure = trainedOn, ...download }: Options = {},
): Experiment {
  const recipe = `${inWords}; ${dataset.title} in its own split, 60000 images for training and 10000 for testing; grey-level Bernoulli likelihood; nats per image`;
  return {
    ...{ name: `vae-${dataset.id}`, settings, seeds, columns, recipe, work: 'images' },
    run: async (_, seed) => ({ values: await measure(await loadDataset(dataset, download), seed) }),
    report: (rows) => [
      `## VAE on the whole of ${dataset.title}`,
      '',
      `${recipe}. ${coverage(rows, settings, seeds)}`,
      '',
      table(
        ['', 'test −ELBO', 'L₁', 'L₅', 'L₅₀'],
        settings.map((name) => [name, ...columns.map((measured) => shown(column(rows, name, measured), 2))]),
      ),
    ],
  };
}

/** By the id of their data. They appear in the report once they have rows. */
export const wholeSets: ReadonlyMap<string, Experiment> = new Map(
  registry.map((dataset) => [dataset.id, onWholeSet(dataset)]),
);
