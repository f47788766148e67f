/**
 * A plain GAN that collapses, and the changes that prevent it: less momentum, and a larger learning rate for one
 * player.
 */
import { ring } from '#datasets/index.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { adam, type Optimizer } from '#reference/training/index.ts';

import type { Experiment } from './experiment.ts';
import { modeColumns, modeRun, networks } from './mode-run.ts';
import { dotPlot } from './plots.ts';
import { column, coverage, shown, table } from './statistics.ts';

const data = ring({ std: 0.05 });
const sizes = { latent: 2, hidden: [64, 64], batch: 128 };
const steps = 1500;
const rated = (learningRate: number, beta1: number): Optimizer => adam({ learningRate, beta1, beta2: 0.999 });

/**
 * Momentum in a game makes both players circle (Gidel et al. 2019), and the discriminator must keep up with the
 * generator, so it gets the larger rate (Heusel et al. 2017).
 */
const players = {
  'collapsing: G .001; D .0001; β₁ .9': { generator: rated(1e-3, 0.9), discriminator: rated(1e-4, 0.9) },
  'less momentum: G .001; D .0001; β₁ .5': { generator: rated(1e-3, 0.5), discriminator: rated(1e-4, 0.5) },
  'slower generator: G .0001; D .0001; β₁ .5': {
    generator: rated(1e-4, 0.5),
    discriminator: rated(1e-4, 0.5),
  },
  'faster discriminator: G .001; D .001; β₁ .5': {
    generator: rated(1e-3, 0.5),
    discriminator: rated(1e-3, 0.5),
  },
  'only the rates: G .0001; D .001; β₁ .9': { generator: rated(1e-4, 0.9), discriminator: rated(1e-3, 0.9) },
  'fixed: G .0001; D .001; β₁ .5': { generator: rated(1e-4, 0.5), discriminator: rated(1e-3, 0.5) },
} as const;
const settings = Object.keys(players) as (keyof typeof players)[];
const seeds = 10;
const recipe = `ring of 8, radius 1, σ .05; non-saturating GAN; ${networks(sizes)}; Adam(rates and β₁ as named / .999) for ${steps} iterations of 1:1; 2500 samples of the last generator and of its average over iterations (decay .995)`;

export const collapse: Experiment = {
  ...{ name: 'collapse', settings, seeds, columns: modeColumns, recipe, work: 'small networks' },
  run: async (setting, seed) => {
    const optimizers = players[setting as keyof typeof players];
    const objective = ganObjectives.nonSaturating();
    return {
      values: await modeRun({ sizes, data, objective, optimizers, steps, discriminatorSteps: 1, seed }),
    };
  },
  report: (rows) => [
    '## Mode collapse, and its fix',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'The reverse KL is that of the modes’ shares of the good samples from equal shares, in nats: log 8 = 2.08 is one mode; seeds without a good sample have none.',
    '',
    table(
      ['', 'modes of 8', 'high quality %', 'reverse KL'],
      settings.map((setting) => [
        setting.replaceAll(';', ','),
        shown(column(rows, setting, 'modes'), 1),
        shown(
          column(rows, setting, 'highQuality').map((share) => 100 * share),
          1,
        ),
        shown(column(rows, setting, 'reverseKl').filter(Number.isFinite), 2),
      ]),
    ),
  ],
  plots: (rows) => ({
    'collapse-modes.svg': dotPlot({
      title: 'modes of 8',
      axis: 'modes of 8; a dot for each seed, a bar at the mean',
      max: 8,
      groups: settings.map((setting) => ({ name: setting, values: column(rows, setting, 'modes') })),
    }),
  }),
};
