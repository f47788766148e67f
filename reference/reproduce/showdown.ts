/** VAE against GAN on the same digits, by every metric of the third unit. */
import { greyPng, type GreyImage } from '#datasets/grey-png.ts';
import { loadDigitClassifier } from '#reference/metrics/classifier-file.ts';
import { auroc, frechetDistance, kernelDistance, manifoldMetrics } from '#reference/metrics/index.ts';

import {
  budget,
  digitsWithout,
  games,
  heldOut,
  recipe,
  sharpnessOf,
  trainGan,
  trainVae,
  vaeRate,
  type Digits,
  type Made,
} from './digit-models.ts';
import type { Experiment, Measured, Row, Table } from './experiment.ts';
import { dotPlot } from './plots.ts';
import { column, coverage, mean, shown, standardError, table } from './statistics.ts';

const real = 'real digits';
const vae = 'VAE';
const settings = [vae, ...Object.keys(games), real];
/** Learning rates that every model gets, by their text. */
const rates = { '.0002': 2e-4, '.001': 1e-3 } as const;
type Rate = keyof typeof rates;
const models: Readonly<Record<string, number>> = {
  [vae]: vaeRate,
  ...Object.fromEntries(Object.entries(games).map(([name, { learningRate }]) => [name, learningRate])),
};
/** The setting of a model at a rate: its own name if the rate is its own. */
const atRate = (model: string, rate: Rate): string =>
  models[model] === rates[rate] ? model : `${model}; rate ${rate}`;
const equalRates = (['.001', '.0002'] as const).flatMap((rate) =>
  Object.keys(models).map((model) => ({
    name: `${model}, ${rate}`,
    setting: atRate(model, rate),
    model,
    rate,
  })),
);
const others = equalRates.filter(({ setting }) => !settings.includes(setting));
const seeds = 5;
const neighbours = 3;
const pixels = 784;

const columns = [
  'sharpness',
  'reconstructionSharpness',
  'frechet',
  'kernel',
  'precision',
  'recall',
  'density',
  'coverage',
  'auroc',
] as const;

/** `vae`, `gan-with-r1-5`, …: a setting in a file name. */
const slug = (setting: string): string =>
  setting
    .toLowerCase()
    .replaceAll('γ', '')
    .replaceAll('λ', '')
    .replaceAll(/[^a-z0-9]+/g, '-');

/** The first samples, side by side. */
function sheet(images: Float32Array): GreyImage {
  const [across, down, side] = [16, 4, 28];
  const width = across * side;
  const bytes = Uint8Array.from({ length: width * down * side }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const image = Math.floor(y / side) * across + Math.floor(x / side);
    return Math.round(255 * (images[(image * side + (y % side)) * side + (x % side)] ?? 0));
  });
  return { width, height: down * side, pixels: bytes };
}

async function measured(made: Made, { normal }: Digits): Promise<Measured> {
  const classifier = await loadDigitClassifier();
  const [data, fake] = [classifier.features(normal), classifier.features(made.samples)];
  const relative = (images: Float32Array | undefined): number =>
    images ? sharpnessOf(images) / sharpnessOf(normal) : NaN;
  const n = normal.length / pixels;
  return {
    sharpness: relative(made.samples),
    reconstructionSharpness: relative(made.reconstructions),
    frechet: frechetDistance(data, fake),
    kernel: kernelDistance(data, fake),
    ...manifoldMetrics(data, fake, neighbours),
    auroc:
      made.scores.length === 0
        ? NaN
        : auroc(
            made.scores,
            Array.from(made.scores, (_, i) => (i < n ? 0 : 1)),
          ),
  };
}

/** Digits of the training set instead of samples: what a perfect model would get. */
const drawn = ({ training, normal }: Digits, seed: number): Made => ({
  samples: training.slice((seed - 1) * 1000 * pixels, (seed - 1) * 1000 * pixels + normal.length),
  scores: new Float32Array(0),
});

async function madeBy(setting: string, digits: Digits, seed: number): Promise<Made> {
  if (setting === real) return drawn(digits, seed);
  const { model, rate } = others.find((one) => one.setting === setting) ?? { model: setting };
  const learningRate = rate && rates[rate];
  return model === vae ? trainVae(digits, seed, learningRate) : trainGan(model, digits, seed, learningRate);
}

export const showdown: Experiment = {
  ...{ name: 'showdown', seeds, columns, recipe, work: 'images' },
  settings: [...settings, ...others.map(({ setting }) => setting)],
  run: async (setting, seed) => {
    const digits = await digitsWithout(heldOut);
    const made = await madeBy(setting, digits, seed);
    return {
      values: await measured(made, digits),
      ...(seed === 1 && settings.includes(setting)
        ? { files: { [`showdown-${slug(setting)}.png`]: greyPng(sheet(made.samples)) } }
        : {}),
    };
  },
  report: (rows) => [
    '## VAE against GAN on the same digits',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'Sharpness is the variance of the Laplacian over that of the test digits: 1 is as sharp as the data, and more is ragged.',
    'Distances and shares are of the features of the digit classifier (k = 3). The AUROC is that of −ELBO for the VAE, and of',
    'minus the logit for the discriminators.',
    '',
    table(
      [
        '',
        'sharpness',
        'reconstructions',
        'Fréchet',
        'kernel',
        'precision',
        'recall',
        'density',
        'coverage',
        `AUROC of ${heldOut}`,
      ],
      settings.map((setting) => [
        setting,
        ...(
          [
            ['sharpness', 2],
            ['reconstructionSharpness', 2],
            ['frechet', 1],
            ['kernel', 0],
            ['precision', 2],
            ['recall', 2],
            ['density', 2],
            ['coverage', 2],
            ['auroc', 2],
          ] as const
        ).map(([name, digits]) => shown(column(rows, setting, name).filter(Number.isFinite), digits)),
      ]),
    ),
    ...conclusions(rows),
    ...settings.flatMap((setting) => ['', `${setting}:`, '', `![${setting}](showdown-${slug(setting)}.png)`]),
    ...atEqualRates(rows),
  ],
  plots: (rows) => ({
    'showdown-frechet.svg': dotPlot({
      title: 'Fréchet distance to test digits',
      axis: 'squared length in feature space; a dot for each seed, a bar at the mean',
      max:
        20 * Math.ceil(Math.max(20, ...settings.flatMap((setting) => column(rows, setting, 'frechet'))) / 20),
      groups: settings.map((setting) => ({ name: setting, values: column(rows, setting, 'frechet') })),
    }),
  }),
};

/** What the numbers say, in words that follow from them. */
function conclusions(rows: readonly Row[]): string[] {
  const of = (setting: string, name: (typeof columns)[number]): number => mean(column(rows, setting, name));
  if (settings.some((setting) => column(rows, setting, 'frechet').length === 0)) return [];
  const [best] = Object.keys(games).sort((a, b) => of(a, 'frechet') - of(b, 'frechet'));
  if (best === undefined) return [];
  const ofGames = (name: (typeof columns)[number], errors = false): string =>
    Object.keys(games)
      .map((game) => {
        const error = errors ? ` ± ${standardError(column(rows, game, name)).toFixed(2)}` : '';
        return `${of(game, name).toFixed(2)}${error} (${game})`;
      })
      .join(', ');
  const percent = (value: number): string => `${Math.round(100 * value)} %`;
  return [
    '',
    `Is the VAE really blurrier? Its samples have ${percent(of(vae, 'sharpness'))} of the data’s variance of the Laplacian, those of the best GAN here (${best}) ${percent(of(best, 'sharpness'))}. The VAE’s reconstructions, whose latents are not drawn from the prior but encoded from the very images, have ${percent(of(vae, 'reconstructionSharpness'))}: so most of the blur is there before any sample is drawn. It comes from a likelihood of single pixels together with what the latents leave open.`,
    '',
    `On classifier features ${best} is ${(of(vae, 'frechet') / of(best, 'frechet')).toFixed(1)} times nearer to the data than the VAE by the Fréchet distance. Precision: VAE ${of(vae, 'precision').toFixed(2)}, ${ofGames('precision')}. Recall: VAE ${of(vae, 'recall').toFixed(2)}, ${ofGames('recall')}. The digit that was held out is found with an AUROC of ${of(vae, 'auroc').toFixed(2)} by the VAE’s −ELBO (standard error ${standardError(column(rows, vae, 'auroc')).toFixed(3)}) and, by the discriminators’ logits, of ${ofGames('auroc', true)}. All had ${budget.steps} steps on the same images.`,
  ];
}

/** The section with every model at the same learning rates, once some of its rows have been measured. */
function atEqualRates(rows: readonly Row[]): readonly (string | Table)[] {
  if (!rows.some(({ setting }) => others.some((one) => one.setting === setting))) return [];
  const measures = [
    ['sharpness', 2],
    ['frechet', 1],
    ['precision', 2],
    ['recall', 2],
  ] as const;
  const run = coverage(
    rows,
    equalRates.map(({ setting }) => setting),
    seeds,
  );
  return [
    '',
    '## VAE against GAN at the same learning rates',
    '',
    `As above, but each model at each of two learning rates. ${run} The VAE’s Adam has its usual β₁ = .9 and β₂ = .999, and the GANs’ β₁ = .5 and β₂ = .9.`,
    '',
    table(
      ['', 'sharpness', 'Fréchet', 'precision', 'recall'],
      equalRates.map(({ name, setting }) => [
        name,
        ...measures.map(([measure, digits]) => shown(column(rows, setting, measure), digits)),
      ]),
    ),
  ];
}
