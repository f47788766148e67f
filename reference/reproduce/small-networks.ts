/** Losses, penalties and discriminators that see several samples, on a ring, with small networks. */
import { ring } from '#datasets/index.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { adam, linearDecay, type Optimizer } from '#reference/training/index.ts';

import type { Experiment } from './experiment.ts';
import { modeColumns, modeRun, networks, type ModeRun } from './mode-run.ts';
import { column, coverage, shown, table } from './statistics.ts';

const data = ring();
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
const recipe = `ring of 8, radius 1, σ .01; ${networks(sizes)}; γ = ${gamma} for R1 alone, ${gamma / 2} for each of R1 and R2; the deviation column is added to the last layer’s input; Adam(generator .001, discriminator .005, falling to 0 / .5 / .999) for ${steps} iterations of 1:1; 2500 samples of the last generator and of its average over iterations (decay .995)`;

export const smallNetworks: Experiment = {
  ...{ name: 'small-ring', settings, seeds, columns: modeColumns, recipe, work: 'small networks' },
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
      '## Ring of 8 with small networks',
      '',
      `${recipe}. ${coverage(rows, settings, seeds)}`,
      'The reverse KL is that of the modes’ shares of the good samples from equal shares, in nats.',
      '',
      table(
        ['', 'modes of 8', 'high quality %', 'reverse KL', 'averaged weights: modes', 'high quality %'],
        settings.map((setting) => [
          setting,
          shown(column(rows, setting, 'modes'), 1),
          percent(setting, 'highQuality'),
          shown(column(rows, setting, 'reverseKl'), 2),
          shown(column(rows, setting, 'averageModes'), 1),
          percent(setting, 'averageHighQuality'),
        ]),
      ),
    ];
  },
};
