/** Losses, penalties and discriminators that see several samples, on a ring and a grid, with small networks. */
import { grid, ring, type ToyDistribution } from '#datasets/index.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { adam, linearDecay, type Optimizer } from '#reference/training/index.ts';

import { gridScale } from './coverage.ts';
import type { Experiment } from './experiment.ts';
import { modeColumns, modeRun, networks, type ModeRun } from './mode-run.ts';
import { column, coverage, shown, table } from './statistics.ts';

const sizes = { latent: 2, hidden: [64, 64], batch: 128 };
const steps = 2000;
const rated = (learningRate: number): Optimizer =>
  adam({ learningRate: linearDecay(learningRate, steps), beta1: 0.5, beta2: 0.999 });

/** The same damping of the Dirac-GAN for R1 alone and for both: γ at one place, or γ / 2 at each of two. */
const gamma = 0.05;
const plain = ganObjectives.nonSaturating();
const games: Readonly<Record<string, Pick<ModeRun, 'objective' | 'sight'>>> = {
  'non-saturating': { objective: plain },
  relativistic: { objective: ganObjectives.relativistic({ gamma: 0 }) },
  'non-saturating with R1': { objective: ganObjectives.r1({ gamma }) },
  'non-saturating with R1 and R2': { objective: ganObjectives.r1AndR2({ gamma: gamma / 2 }) },
  'relativistic with R1 and R2': { objective: ganObjectives.relativistic({ gamma: gamma / 2 }) },
  'non-saturating with the deviation': { objective: plain, sight: 'with the deviation of its batch' },
  'non-saturating in packs of 2': { objective: plain, sight: 'packed in pairs' },
};
const settings = Object.keys(games);
const seeds = 5;

const recipeOf = (what: string): string =>
  `${what}; ${networks(sizes)}; γ = ${gamma} for R1 alone, ${gamma / 2} for each of R1 and R2; the deviation column is added to the last layer’s input; Adam(generator .001, discriminator .005, falling to 0 / .5 / .999) for ${steps} iterations of 1:1; 2500 samples of the last generator and of its average over iterations (decay .995)`;

const experimentOn = ({
  name,
  title,
  data,
  what,
}: {
  readonly name: string;
  readonly title: string;
  readonly data: ToyDistribution;
  readonly what: string;
}): Experiment => ({
  ...{ name, settings, seeds, columns: modeColumns, recipe: recipeOf(what), work: 'small networks' },
  run: async (setting, seed) => {
    const game = games[setting] as Pick<ModeRun, 'objective' | 'sight'>;
    const optimizers = { generator: rated(1e-3), discriminator: rated(5e-3) };
    return {
      values: await modeRun({ ...game, sizes, data, optimizers, steps, discriminatorSteps: 1, seed }),
    };
  },
  report: (rows) => {
    const percent = (setting: string, measure: string): string =>
      shown(
        column(rows, setting, measure).map((share) => 100 * share),
        1,
      );
    return [
      `## ${title}`,
      '',
      `${recipeOf(what)}. ${coverage(rows, settings, seeds)}`,
      '',
      table(
        [
          '',
          `modes of ${data.centers.length}`,
          'high quality %',
          'averaged weights: modes',
          'high quality %',
        ],
        settings.map((setting) => [
          setting,
          shown(column(rows, setting, 'modes'), 1),
          percent(setting, 'highQuality'),
          shown(column(rows, setting, 'averageModes'), 1),
          percent(setting, 'averageHighQuality'),
        ]),
      ),
    ];
  },
});

export const smallRing = experimentOn({
  name: 'small-ring',
  title: 'Ring of 8 with small networks',
  data: ring(),
  what: 'ring of 8, radius 1, σ .01',
});

export const smallGrid = experimentOn({
  name: 'small-grid',
  title: 'Grid of 25 with small networks',
  data: grid({ spacing: 2 / gridScale, std: 0.05 / gridScale }),
  what: 'grid of 25, step 2, σ .05, all over 2.828',
});
