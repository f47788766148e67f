/** Rate and distortion of the lessons' VAE on the digits: for several β, with annealing, with floors, with a strong decoder. */
import { loadDigits } from '#datasets/from-disk.ts';
import { seededRandom } from '#datasets/index.ts';
import { bernoulliLogLikelihood, freeBits, klPerLatent } from '#reference/losses/index.ts';
import { activeUnits, rowsOf } from '#reference/metrics/index.ts';
import { reparametrize, type Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  disposeState,
  normals,
  randomAt,
  train,
  vaeFeed,
  valueAndGradient,
  type Training,
  type VaeState,
} from '#reference/training/index.ts';

import type { Experiment, Measured } from './experiment.ts';
import { column, coverage, shown, table } from './statistics.ts';
import { inWords, model, settings as training, sizes } from './vae.ts';

interface Variant {
  /** The weight of the KL term in step number `step`, from 0. */
  readonly beta: (step: number) => number;
  /** Of the KL of each latent, in nats. */
  readonly floor?: number;
  /** The logit of each pixel also gets a weighted sum of all pixels before it. */
  readonly readsPixels?: boolean;
}

const constant = (beta: number): Variant => ({ beta: () => beta });
const annealed = 300;

const variants: Readonly<Record<string, Variant>> = {
  ...Object.fromEntries([0.25, 0.5, 1, 2, 4, 8, 30].map((beta) => [`β = ${beta}`, constant(beta)])),
  [`β from 0 to 1 in ${annealed} steps`]: { beta: (step) => Math.min(1, step / annealed) },
  ...Object.fromEntries([1, 30].map((beta) => [`β = ${beta}; floor 0.5`, { ...constant(beta), floor: 0.5 }])),
  'β = 1; the decoder reads earlier pixels': { ...constant(1), readsPixels: true },
};
const settings = Object.keys(variants);
const seeds = 5;
const columns = ['rate', 'distortion', 'negativeElbo', 'active', 'floored'] as const;
const recipe = `${inWords}; the strong decoder adds to each logit a weighted sum of the pixels before it, row by row; 8004 of the bundled 10000 digits for training and 1996 for testing; one posterior sample an image; grey-level Bernoulli likelihood; nats per image`;

/** 1 from each pixel to those after it: [pixels, pixels]. */
const laterPixels = (): tf.Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: sizes.inputSize ** 2 }, (_, i) =>
      Math.floor(i / sizes.inputSize) < i % sizes.inputSize ? 1 : 0,
    ),
    [sizes.inputSize, sizes.inputSize],
  );

/** The VAE's weights, and those of the pixels if the decoder reads them. */
type AllWeights = Parameters<typeof model.encode>[0] & { readonly pixels?: tf.Tensor };

/** Distortion, of each image [batch], and rate, of each latent [batch, latent], of a posterior sample. */
function terms(weights: AllWeights, x: tf.Tensor2D, eps: tf.Tensor2D, mask: tf.Tensor2D | undefined) {
  const { mu, logVar } = model.encode(weights, x);
  const fromLatent = model.decode(weights, reparametrize({ mu, logVar, eps }));
  const { pixels } = weights;
  const logits =
    pixels && mask
      ? tf.add<tf.Tensor2D>(fromLatent, tf.matMul(x, tf.mul<tf.Tensor2D>(pixels, mask)))
      : fromLatent;
  return {
    ...{ mu, distortion: tf.neg(bernoulliLogLikelihood({ x, logits })) },
    klPerLatent: klPerLatent({ mu, logVar }),
  };
}

type Noise = { readonly eps: tf.Tensor2D; readonly beta: number };
type State = VaeState<AllWeights & Weights, ReturnType<ReturnType<typeof adam>['init']>>;

function trainingOf({ floor = 0, readsPixels = false }: Variant, mask: tf.Tensor2D | undefined) {
  const optimizer = adam(training);
  const method: Training<State, tf.Tensor2D, Noise> = {
    init: (random) => {
      const pixels = readsPixels ? { pixels: tf.zeros([sizes.inputSize, sizes.inputSize]) } : {};
      const weights = { ...model.init(random), ...pixels };
      return { weights, optimizer: optimizer.init(weights) };
    },
    update: (state, x, { eps, beta }) => {
      const { value, gradient } = valueAndGradient((weights) => {
        const { distortion, klPerLatent } = terms(weights, x, eps, mask);
        return tf.add(tf.mean(distortion), tf.mul(beta, freeBits({ klPerLatent, floor })));
      }, state.weights);
      const moved = optimizer.update(gradient, state.optimizer, state.weights);
      return { state: { weights: moved.weights, optimizer: moved.state }, losses: { loss: value } };
    },
  };
  return method;
}

/** Means over the test images. */
async function onTestImages(
  weights: AllWeights,
  images: Float32Array,
  seed: number,
  { floor }: Variant,
  mask: tf.Tensor2D | undefined,
): Promise<Measured> {
  const n = images.length / sizes.inputSize;
  const { distortion, klPerLatent, mu } = tf.tidy(() => {
    const x = tf.tensor2d(images, [n, sizes.inputSize]);
    const eps = normals<tf.Rank.R2>(randomAt(seed, -1), [n, sizes.latentSize]);
    const { distortion, klPerLatent, mu } = terms(weights, x, eps, mask);
    return { distortion: tf.mean(distortion), klPerLatent: tf.mean(klPerLatent, 0), mu };
  });
  const [[d = NaN], rates, means] = await Promise.all([distortion.data(), klPerLatent.data(), mu.data()]);
  tf.dispose([distortion, klPerLatent, mu]);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const rate = sum(Array.from(rates));
  return {
    ...{ rate, distortion: d, negativeElbo: d + rate },
    active: activeUnits(rowsOf(Float32Array.from(means), sizes.latentSize)).count,
    floored: floor === undefined ? NaN : d + sum(Array.from(rates, (one) => Math.max(floor, one))),
  };
}

export const rateDistortion: Experiment = {
  ...{ name: 'rate-distortion', settings, seeds, columns, recipe, work: 'images' },
  run: async (setting, seed) => {
    const variant = variants[setting] as Variant;
    const mask = variant.readsPixels ? laterPixels() : undefined;
    const { train: digits, test } = await loadDigits();
    const shapes = { pixels: sizes.inputSize, latentSize: sizes.latentSize };
    const feed = vaeFeed({ images: digits.images, ...shapes, batch: training.batch, seed });
    const { state } = await train({
      ...{ training: trainingOf(variant, mask), random: seededRandom(seed) },
      ...{ steps: training.steps, reportEvery: training.steps },
      feed: (step) => {
        const { batch, noise } = feed(step);
        return { batch, noise: { ...noise, beta: variant.beta(step) } };
      },
    });
    const values = await onTestImages(state.weights, test.images, seed, variant, mask);
    disposeState(state);
    mask?.dispose();
    return { values };
  },
  report: (rows) => [
    '## Rate and distortion of a VAE on the digits',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'The test −ELBO is rate plus distortion, with β = 1 whatever the training used. The floored loss has max(floor, KL) for each latent; it is no −ELBO.',
    '',
    table(
      ['', 'rate', 'distortion', 'test −ELBO', 'active units of 20', 'floored loss'],
      settings.map((setting) => {
        const cell = (name: string, digits: number): string => {
          const values = column(rows, setting, name).filter(Number.isFinite);
          return shown(values, digits);
        };
        return [
          setting,
          ...[cell('rate', 2), cell('distortion', 1), cell('negativeElbo', 1)],
          ...[cell('active', 0), cell('floored', 1)],
        ];
      }),
    ),
  ],
};
