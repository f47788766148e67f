/** What a generator learns while it trains alone, against a discriminator that has learnt nothing. */
import { ring, seededRandom } from '#datasets/index.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { energyDistance, rowsOf } from '#reference/metrics/index.ts';
import { adam, type Optimizer } from '#reference/training/index.ts';

import type { Experiment } from './experiment.ts';
import { modeRun, networks } from './mode-run.ts';
import { column, coverage, shown, table } from './statistics.ts';

const data = ring({ std: 0.05 });
const sizes = { latent: 2, hidden: [64, 64], batch: 128 };
const steps = 2000;
const looked = 500;
const headStarts = { 'no head start': 0, 'generator alone for 500': looked } as const;
const settings = Object.keys(headStarts) as (keyof typeof headStarts)[];
const seeds = 10;
const recipe = `ring of 8, radius 1, σ .05; non-saturating GAN; ${networks(sizes)}; Adam(.001 / .5 / .999) for both, ${steps} iterations of 1:1, in a head start with a rate of 0 for the discriminator; energy distance of 2500 samples from 2500 of the data`;

/** During the head start Adam's moments are those of an untrained discriminator, and its weights do not change. */
const after = (headStart: number): Optimizer =>
  adam({ learningRate: (t) => (t <= headStart ? 0 : 1e-3), beta1: 0.5, beta2: 0.999 });

export const headStart: Experiment = {
  ...{ name: 'head-start', settings, seeds, recipe, work: 'small networks' },
  columns: ['distanceThen', 'distanceAtEnd', 'modes', 'highQuality'],
  run: async (setting, seed) => {
    const real = rowsOf(Float64Array.from(data.sample(2500, seededRandom(1000 + seed))), 2);
    const distance = new Map<number, number>();
    const { modes, highQuality } = await modeRun({
      ...{ sizes, data, objective: ganObjectives.nonSaturating(), steps, discriminatorSteps: 1, seed },
      optimizers: {
        generator: after(0),
        discriminator: after(headStarts[setting as keyof typeof headStarts]),
      },
      watch: {
        every: looked,
        show: (step, points) => {
          distance.set(step, energyDistance(rowsOf(Float64Array.from(points), 2), real));
        },
      },
    });
    const [distanceThen = NaN, distanceAtEnd = NaN] = [looked, steps].map((step) => distance.get(step));
    return { values: { distanceThen, distanceAtEnd, modes: modes ?? NaN, highQuality: highQuality ?? NaN } };
  },
  report: (rows) => [
    '## A head start for the generator',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'A perfect sampler would be at 0, and one that only knows the ring’s centre at 2 − cot(π / 16) / 4 = .74.',
    '',
    table(
      ['', `distance after ${looked}`, `after ${steps}`, 'modes of 8', 'high quality %'],
      settings.map((setting) => [
        setting,
        shown(column(rows, setting, 'distanceThen'), 3),
        shown(column(rows, setting, 'distanceAtEnd'), 3),
        shown(column(rows, setting, 'modes'), 1),
        shown(
          column(rows, setting, 'highQuality').map((share) => 100 * share),
          1,
        ),
      ]),
    ),
  ],
};
