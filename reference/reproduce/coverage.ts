/** Modes found and high-quality samples, for each loss, on the published ring and grid. */
import { grid as gridOf, ring as ringOf, type ToyDistribution } from '#datasets/index.ts';
import { ganObjectives, type GanObjective } from '#reference/losses/index.ts';
import { adam, linearDecay, rmsprop, type Optimizer } from '#reference/training/index.ts';

import type { Experiment, Row, Table } from './experiment.ts';
import { chance, modeColumns, modeRun, networks } from './mode-run.ts';
import { dotPlot } from './plots.ts';
import { column, coverage, shown, table } from './statistics.ts';

interface Setting {
  readonly objective: GanObjective;
  readonly optimizers: { readonly generator: Optimizer; readonly discriminator: Optimizer };
  readonly steps: number;
  readonly discriminatorSteps: number;
}

const sizes = { latent: 2, hidden: [128, 128, 128], batch: 256 };
const iterations = 3000;
const rated = (learningRate: number): Optimizer =>
  adam({ learningRate: linearDecay(learningRate, iterations), beta1: 0.5, beta2: 0.999 });
/**
 * With the paper's β₁ for GANs (Radford et al. 2016, section 4); the rates fall to 0, so that both players settle. The
 * discriminator's rate is the larger (Heusel et al. 2017): with equal rates, no loss separated the grid's modes.
 */
const oneToOne = {
  optimizers: { generator: rated(1e-3), discriminator: rated(5e-3) },
  steps: iterations,
  discriminatorSteps: 1,
};
/** Five updates of the critic for one of the generator, with an optimizer without momentum (Arjovsky et al. 2017). */
const oneToFive = {
  optimizers: {
    generator: rmsprop({ learningRate: linearDecay(1e-3, iterations / 5) }),
    discriminator: rmsprop({ learningRate: linearDecay(1e-3, iterations) }),
  },
  steps: iterations / 5,
  discriminatorSteps: 5,
};

/**
 * Both ways to bound a critic under both schedules, so that a difference comes from the bound and not from the
 * schedule.
 */
const objectives: Readonly<Record<string, Setting>> = {
  minimax: { objective: ganObjectives.minimax(), ...oneToOne },
  'non-saturating': { objective: ganObjectives.nonSaturating(), ...oneToOne },
  'WGAN clipped at .1': { objective: ganObjectives.wganClipped({ clip: 0.1 }), ...oneToFive },
  'WGAN clipped at .1; Adam 1:1': { objective: ganObjectives.wganClipped({ clip: 0.1 }), ...oneToOne },
  'WGAN-GP λ = .1': { objective: ganObjectives.wganGp({ lambda: 0.1 }), ...oneToOne },
  'WGAN-GP λ = .1; RMSProp 5:1': { objective: ganObjectives.wganGp({ lambda: 0.1 }), ...oneToFive },
  'R1 γ = .05': { objective: ganObjectives.r1({ gamma: 0.05 }), ...oneToOne },
  'smoothed .9': { objective: ganObjectives.smoothed({ smooth: 0.9 }), ...oneToOne },
  'instance noise .05': { objective: ganObjectives.noisy({ std: 0.05 }), ...oneToOne },
  'spectral norm': { objective: ganObjectives.spectral(), ...oneToOne },
};

/** A comma would end a cell of the rows' file. */
const named = (setting: string): string => setting.replaceAll(';', ',');

/** No training at all. */
const byChance = 'uniform noise';

interface Published {
  readonly name: string;
  readonly modes: number;
  readonly quality: number;
  readonly modesText: string;
  readonly qualityText: string;
}

const row = (name: string, modesText: string, qualityText: string): Published => ({
  ...{ name, modesText, qualityText },
  modes: Number.parseFloat(modesText),
  quality: Number.parseFloat(qualityText),
});

const recipe = (what: string): string =>
  `${what}; ${networks(sizes)}; Adam(generator .001, discriminator .005, falling to 0 / .5 / .999) for ${iterations} iterations of 1:1; WGAN clipped at .1 and what is named RMSProp 5:1: RMSProp(.001 falling to 0) for ${iterations / 5} iterations of 5:1; 2500 samples of the last generator and of its average over iterations (decay .995)`;

/** A published distribution with its published results. */
interface Problem {
  readonly name: string;
  readonly title: string;
  readonly data: ToyDistribution;
  /** The distribution in the recipe's words. */
  readonly what: string;
  readonly published: readonly Published[];
}

const settings = [...Object.keys(objectives), byChance];
const seeds = 10;

const coverageOf = (problem: Problem): Experiment => ({
  ...{ name: problem.name, settings, seeds, columns: modeColumns },
  ...{ recipe: recipe(problem.what), work: 'small networks' },
  run: async (setting, seed) => {
    const { data } = problem;
    if (setting === byChance) return { values: chance(data, seed), engine: 'float64' };
    return { values: await modeRun({ sizes, data, ...(objectives[setting] as Setting), seed }) };
  },
  report: (rows) => reportOf(problem, rows),
  plots: (rows) => plotsOf(problem, rows),
});

function reportOf(
  { title, data, what, published }: Problem,
  rows: readonly Row[],
): readonly (string | Table)[] {
  const cells = (setting: string): string[] => {
    const of = (measure: string): number[] => column(rows, setting, measure).filter(Number.isFinite);
    const percent = (measure: string): number[] => of(measure).map((share) => 100 * share);
    return [
      named(setting),
      shown(of('modes'), 1),
      shown(percent('highQuality'), 1),
      shown(of('averageModes'), 1),
      shown(percent('averageHighQuality'), 1),
    ];
  };
  return [
    `## ${title}`,
    '',
    `Of 2,500 samples; a mode counts with at least one sample within 3 σ, and that is high quality. ${coverage(rows, settings, seeds)}`,
    `${recipe(what)}. The published rows used other networks and many more steps: architecture decides. Uniform noise over the data’s box is the floor: a loss beside it has not begun to sharpen.`,
    '',
    table(
      [
        '',
        `modes of ${data.centers.length}`,
        'high quality %',
        'averaged weights: modes',
        'averaged weights: high quality %',
      ],
      [
        ...settings.map(cells),
        ...published.map(({ name, modesText, qualityText }) => [name, modesText, qualityText, '', '']),
      ],
    ),
  ];
}

function plotsOf({ name, data, published }: Problem, rows: readonly Row[]): Readonly<Record<string, string>> {
  const modes = data.centers.length;
  const plot = (measure: string, factor: number, max: number, title: string, mark: 'modes' | 'quality') =>
    dotPlot({
      ...{ title, max, axis: `${title}; a dot for each seed, a bar at the mean, rings: published` },
      groups: [
        ...settings.map((setting) => ({
          name: named(setting),
          values: column(rows, setting, measure).map((value) => factor * value),
        })),
        ...published.map((one) => ({ name: one.name, values: [], mark: one[mark] })),
      ],
    });
  return {
    [`${name}-modes.svg`]: plot('modes', 1, modes, `modes of ${modes}`, 'modes'),
    [`${name}-quality.svg`]: plot('highQuality', 100, 100, 'high quality %', 'quality'),
  };
}

export const ring = coverageOf({
  name: 'ring',
  title: 'Ring of 8 Gaussians',
  data: ringOf(),
  what: 'ring of 8, radius 1, σ .01',
  published: [
    row('GAN (VEEGAN paper)', '1', '99.3'),
    row('Unrolled GAN (VEEGAN paper)', '7.6', '35.6'),
    row('VEEGAN', '8', '52.9'),
    row('GAN (PacGAN paper)', '6.3 ± .5', '98.2 ± .2'),
    row('PacGAN2', '7.9 ± .1', '95.6 ± 2.0'),
    row('PacGAN4', '7.8 ± .1', '95.9 ± 1.4'),
    row('perfect sampler', '8', '98.89'),
  ],
});

/**
 * Roughly unit variance in each coordinate: the published grid {−4..4, step 2}², σ .05, over 2.828 (Gulrajani et al.
 * 2017).
 */
const scale = 2.828;

export const grid = coverageOf({
  name: 'grid',
  title: 'Grid of 25 Gaussians',
  data: gridOf({ spacing: 2 / scale, std: 0.05 / scale }),
  what: 'grid of 25, step 2, σ .05, all over 2.828',
  published: [
    row('GAN (VEEGAN paper)', '3.3', '0.5'),
    row('Unrolled GAN (VEEGAN paper)', '23.6', '16'),
    row('VEEGAN', '24.6', '40'),
    row('GAN (PacGAN paper)', '17.3 ± .8', '94.8 ± .7'),
    row('PacGAN2', '23.8 ± .7', '91.3 ± .8'),
    row('PacGAN4', '24.8 ± .2', '93.6 ± .6'),
    row('perfect sampler', '25', '98.89'),
  ],
});
