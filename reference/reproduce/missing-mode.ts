/** Precision, recall, density and coverage of a sampler that is perfect except for a missing mode. */
import { gaussianMixture } from '#datasets/gaussian-mixture.ts';
import { ring, seededRandom } from '#datasets/index.ts';
import { manifoldMetrics, rowsOf, type Rows } from '#reference/metrics/index.ts';

import type { Experiment } from './experiment.ts';
import { column, coverage, shown, table } from './statistics.ts';

const data = ring();
const points = 2500;
const cases = {
  'all 8 modes; k = 3': { left: 8, k: 3 },
  '7 of 8 modes; k = 3': { left: 7, k: 3 },
  'all 8 modes; k = 5': { left: 8, k: 5 },
  '7 of 8 modes; k = 5': { left: 7, k: 5 },
} as const;
const settings = Object.keys(cases) as (keyof typeof cases)[];
const seeds = 10;
const columns = ['precision', 'recall', 'density', 'coverage'] as const;
const recipe = `ring of 8, radius 1, σ .01: ${points} points of the data beside ${points} other points of it, or of its first 7 modes; no model is trained`;

/** Samples of the data and of its remaining modes, never the same points twice. */
function drawn(left: number, seed: number): { real: Rows; fake: Rows } {
  const sampler = gaussianMixture(data.centers.slice(0, left), data.std);
  const random = seededRandom(seed);
  return {
    real: rowsOf(data.sample(points, random), 2),
    fake: rowsOf(sampler.sample(points, random), 2),
  };
}

export const missingMode: Experiment = {
  ...{ name: 'missing-mode', settings, seeds, columns, recipe, work: 'small networks' },
  run: (setting, seed) => {
    const { left, k } = cases[setting as keyof typeof cases];
    const { real, fake } = drawn(left, seed);
    return Promise.resolve({ values: { ...manifoldMetrics(real, fake, k) }, engine: 'float64' });
  },
  report: (rows) => [
    '## A mode that is missing, by precision and recall',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'The coverage of a perfect sampler tends to 1 − 2⁻ᵏ: .875 at k = 3 and .969 at k = 5.',
    '',
    table(
      ['', ...columns],
      settings.map((setting) => [
        setting.replaceAll(';', ','),
        ...columns.map((name) => shown(column(rows, setting, name), 3)),
      ]),
    ),
  ],
};
