/**
 * Each digit held out in turn: how well −ELBO detects a class of images that a VAE has not been trained on, with and
 * without the floor of grey pixels.
 */
import { loadDigits } from '#datasets/from-disk.ts';
import { bernoulliLogLikelihood, klToStandardNormal } from '#reference/losses/index.ts';
import { auroc } from '#reference/metrics/index.ts';
import { importanceTerms, type Vae, type Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { normals, randomAt } from '#reference/training/index.ts';

import { imagesWhere } from './digit-models.ts';
import type { Experiment, Measured, Row, Table } from './experiment.ts';
import { dotPlot } from './plots.ts';
import { column, coverage, mean, shown, table } from './statistics.ts';
import { afterTraining, inWords, model, sizes } from './vae.ts';

const heldOut = (digit: number): string => `${digit} held out`;
const settings = Array.from({ length: 10 }, (_, digit) => heldOut(digit));
const seeds = 5;
const samples = 8;
const columns = [
  ...(['auroc', 'seenAuroc', 'inkAuroc', 'anomalous', 'normal'] as const),
  ...(['excessAuroc', 'seenExcessAuroc', 'floorAuroc', 'anomalousExcess', 'normalExcess'] as const),
];

const recipe = `VAE ${inWords}; trained on the other nine digits of 8004 of the bundled 10000 (the first of MNIST's training set); the remaining 1996, all ten digits, scored by −ELBO in nats (grey-level Bernoulli likelihood, mean over ${samples} posterior samples an image); seen: by the same VAE trained on all ten digits with the same seed; ink: by the sum of an image's pixels; floor: by the entropy H(x) of its grey levels in nats; excess: by −ELBO − H(x)`;

/** −ELBO of each image in nats, the mean over its posterior samples: [batch]. */
export function anomalyScore<W extends Weights>(
  vae: Vae<W>,
  weights: W,
  x: tf.Tensor2D, // [batch, pixels]
  eps: tf.Tensor3D, // [samples, batch, latent]
): tf.Tensor1D {
  const { logits, mu, logVar } = importanceTerms(vae, weights, x, eps);
  const logLikelihood = tf.mean(bernoulliLogLikelihood({ x, logits }), 0); // [batch]
  return tf.sub(klToStandardNormal({ mu, logVar }), logLikelihood);
}

/** H(x) = −Σ x log x + (1 − x) log(1 − x) in nats: the least reconstruction term that any logits can reach. */
export const greyFloor = (image: Float32Array): number =>
  image.reduce((sum, x) => (x > 0 && x < 1 ? sum - x * Math.log(x) - (1 - x) * Math.log1p(-x) : sum), 0);

/** Scores of `images` by a VAE that was trained on others; the noise is the same for every digit. */
async function scoresAfter(
  training: Float32Array,
  images: Float32Array,
  seed: number,
): Promise<Float32Array> {
  const { inputSize: pixels, latentSize } = sizes;
  const random = randomAt(seed, -1);
  const scores = new Float32Array(images.length / pixels);
  const at = 250; // images per batch
  await afterTraining(training, seed, async (weights) => {
    for (let first = 0; first < scores.length; first += at) {
      const n = Math.min(at, scores.length - first);
      const some = tf.tidy(() => {
        const x = tf.tensor2d(images.subarray(first * pixels, (first + n) * pixels), [n, pixels]);
        return anomalyScore(model, weights, x, normals<tf.Rank.R3>(random, [samples, n, latentSize]));
      });
      scores.set(await some.data(), first);
      some.dispose();
    }
  });
  return scores;
}

/** By seed: the scores of a VAE that has seen every digit, to compare all ten settings with. */
const seen = new Map<number, Float32Array>();

async function measured(digit: number, seed: number): Promise<Measured> {
  const { train, test } = await loadDigits();
  const scores = await scoresAfter(
    imagesWhere(train, (label) => label !== digit),
    test.images,
    seed,
  );
  const whenSeen = seen.get(seed) ?? (await scoresAfter(train.images, test.images, seed));
  seen.set(seed, whenSeen);
  const labels = Array.from(test.labels, (label) => (label === digit ? 1 : 0));
  const images = Array.from(labels, (_, i) => test.images.subarray(784 * i, 784 * (i + 1)));
  const floors = images.map(greyFloor);
  const excess = (of: Float32Array): number[] => floors.map((floor, i) => (of[i] ?? NaN) - floor);
  const among = (label: number, of: ArrayLike<number>): number =>
    mean(Array.from(of).filter((_, i) => labels[i] === label));
  return {
    auroc: auroc(scores, labels),
    seenAuroc: auroc(whenSeen, labels),
    inkAuroc: auroc(images.map(sum), labels),
    anomalous: among(1, scores),
    normal: among(0, scores),
    excessAuroc: auroc(excess(scores), labels),
    seenExcessAuroc: auroc(excess(whenSeen), labels),
    floorAuroc: auroc(floors, labels),
    anomalousExcess: among(1, excess(scores)),
    normalExcess: among(0, excess(scores)),
  };
}

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

export const anomaly: Experiment = {
  ...{ name: 'anomaly', settings, seeds, columns, recipe, work: 'images' },
  run: async (setting, seed) => ({ values: await measured(settings.indexOf(setting), seed) }),
  report: (rows) => [
    '## A digit that was held out, found by −ELBO',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'Errors are over seeds, on the same test images; with about 200 images of a digit, other images could move an AUROC by .02.',
    '',
    table(
      ['', 'AUROC', 'AUROC once seen', 'AUROC by ink', '−ELBO of it', '−ELBO of the others'],
      settings.map((setting) => [
        setting,
        ...(['auroc', 'seenAuroc'] as const).map((name) => shown(column(rows, setting, name), 3)),
        shown(column(rows, setting, 'inkAuroc').slice(0, 1), 3),
        ...(['anomalous', 'normal'] as const).map((name) => shown(column(rows, setting, name), 1)),
      ]),
    ),
    ...conclusions(rows),
    ...withoutFloor(rows),
  ],
  plots: (rows) => ({
    'anomaly.svg': dotPlot({
      title: 'AUROC of −ELBO',
      axis: 'AUROC, .5 is a coin; a dot for each seed, a bar at the mean',
      max: 1,
      groups: settings.map((setting) => ({ name: setting, values: column(rows, setting, 'auroc') })),
    }),
  }),
};

/** The conclusions from the numbers, as text computed from them. */
function conclusions(rows: readonly Row[]): string[] {
  const of = (setting: string, name: (typeof columns)[number]): number => mean(column(rows, setting, name));
  if (settings.some((setting) => column(rows, setting, 'auroc').length === 0)) return [];
  const below = settings.filter((setting) => of(setting, 'auroc') < 0.5);
  const usual = rows.filter(({ values: { anomalous = NaN, normal = NaN } }) => anomalous < normal);
  const gains = settings.map((setting) => of(setting, 'auroc') - of(setting, 'seenAuroc'));
  return [
    '',
    `Below a coin’s .5: ${below.map((setting) => `${setting} (${of(setting, 'auroc').toFixed(3)})`).join(', ') || 'none'}. In ${usual.length} of ${rows.length} runs the digit that was held out has a lower mean −ELBO than the digits that were trained on. Holding a digit out raises its AUROC by ${Math.min(...gains).toFixed(2)} to ${Math.max(...gains).toFixed(2)}; the rest of its distance from .5 was there before anything was held out.`,
  ];
}

/** The section on the same scores without the floor of each image, from the rows that have them. */
function withoutFloor(all: readonly Row[]): readonly (string | Table)[] {
  const rows = all.filter(({ values }) => Number.isFinite(values['excessAuroc']));
  if (rows.length === 0) return [];
  return [
    '',
    '## A digit that was held out, found by −ELBO − H(x)',
    '',
    `The same images and models, with the entropy H(x) of an image’s grey levels subtracted from its −ELBO: no logits can make the reconstruction term smaller than H(x). ${coverage(rows, settings, seeds)}`,
    '',
    table(
      ['', 'AUROC', 'AUROC once seen', 'AUROC by H(x)', '−ELBO − H(x) of it', '−ELBO − H(x) of the others'],
      settings.map((setting) => [
        setting,
        ...(['excessAuroc', 'seenExcessAuroc'] as const).map((name) => shown(column(rows, setting, name), 3)),
        shown(column(rows, setting, 'floorAuroc').slice(0, 1), 3),
        ...(['anomalousExcess', 'normalExcess'] as const).map((name) =>
          shown(column(rows, setting, name), 1),
        ),
      ]),
    ),
  ];
}
