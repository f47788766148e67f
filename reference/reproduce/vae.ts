/**
 * The VAE of the lessons on the bundled digits, compared with the same training in PyTorch, and its bounds for each k.
 */
import { loadDigits } from '#datasets/from-disk.ts';
import { seededRandom, type DigitSplit } from '#datasets/index.ts';
import { importanceWeightedBound, logWeights, negativeElbo } from '#reference/losses/index.ts';
import { denseVae, elboTerms, importanceTerms, type DenseVaeWeights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  disposeState,
  normals,
  randomAt,
  train,
  vaeFeed,
  vaeTraining,
} from '#reference/training/index.ts';

import type { Experiment, Measured, Row } from './experiment.ts';
import { peerVae } from './peer.ts';
import { dotPlot } from './plots.ts';
import { column, coverage, mean, shown, table } from './statistics.ts';

export const sizes = { inputSize: 784, hiddenSize: 400, latentSize: 20 };
export const settings = { steps: 900, batch: 128, learningRate: 1e-3 };
export const model = denseVae(sizes);
export const columns = ['negativeElbo', 'bound1', 'bound5', 'bound50'] as const;
const names = ['genlab', 'PyTorch'] as const;
const seeds = 5;

export interface Variant {
  /** Weight of the KL term, 1 by default. */
  readonly beta?: number;
  /** False if the decoder gets z = mu. */
  readonly noisy?: boolean;
}

/** Trains it on images, row-major in 0..1, and applies a function to its weights, which are then freed. */
export async function afterTraining<T>(
  images: Float32Array,
  seed: number,
  wanted: (weights: DenseVaeWeights) => Promise<T>,
  { beta = 1, noisy = true }: Variant = {},
): Promise<T> {
  const training = vaeTraining({ vae: model, optimizer: adam(settings), beta });
  const shapes = { pixels: sizes.inputSize, latentSize: sizes.latentSize };
  const noisyFeed = vaeFeed({ images, ...shapes, batch: settings.batch, seed });
  const feed = noisy ? noisyFeed : (step: number) => withoutNoise(noisyFeed(step));
  const { steps } = settings;
  const { state } = await train({ training, random: seededRandom(seed), steps, feed, reportEvery: steps });
  const value = await wanted(state.weights);
  disposeState(state);
  return value;
}

function withoutNoise({ batch, noise }: ReturnType<ReturnType<typeof vaeFeed>>) {
  const eps = tf.zerosLike(noise.eps);
  noise.eps.dispose();
  return { batch, noise: { eps } };
}

/** −ELBO and bounds on the test images, after training on the others. */
export const trainedOn = ({ train: digits, test }: DigitSplit, seed: number): Promise<Measured> =>
  afterTraining(digits.images, seed, (weights) => onTestImages(weights, test.images, seed));

/** Means over all test images, a few at a time: −ELBO at one sample, and the bounds at k samples. */
async function onTestImages(weights: DenseVaeWeights, images: Float32Array, seed: number): Promise<Measured> {
  const pixels = sizes.inputSize;
  const all = images.length / pixels;
  const random = randomAt(seed, -1);
  const sums = Object.fromEntries(columns.map((name) => [name, 0])) as Record<
    (typeof columns)[number],
    number
  >;
  const at = 20;
  for (let first = 0; first < all; first += at) {
    const n = Math.min(at, all - first);
    const values = tf.tidy(() => {
      const x = tf.tensor2d(images.subarray(first * pixels, (first + n) * pixels), [n, pixels]);
      const eps = normals<tf.Rank.R2>(random, [n, sizes.latentSize]);
      const bound = (k: number): tf.Scalar => {
        const eps = normals<tf.Rank.R3>(random, [k, n, sizes.latentSize]);
        return tf.mean(importanceWeightedBound(logWeights(importanceTerms(model, weights, x, eps))));
      };
      return tf.stack([negativeElbo(elboTerms(model, weights, x, eps)), bound(1), bound(5), bound(50)]);
    });
    const data = await values.data();
    values.dispose();
    columns.forEach((name, i) => (sums[name] += ((data[i] ?? NaN) * n) / all));
  }
  return sums;
}

export const inWords = `784-400-20 with ReLU; normal weights of variance 2 / inputs ahead of a ReLU and 1 / inputs elsewhere; Adam(.001) on batches of ${settings.batch} for ${settings.steps} steps`;
const recipe = `${inWords}; 8004 of the bundled 10000 digits (the first of MNIST's training set) for training and 1996 for testing; grey-level Bernoulli likelihood; nats per image`;

export const vae: Experiment = {
  ...{ name: 'vae', settings: names, seeds, columns, recipe, work: 'images' },
  run: async (setting, seed) =>
    setting === 'PyTorch'
      ? await peerVae(seed, settings)
      : { values: await trainedOn(await loadDigits(), seed) },
  report: (rows) => {
    const bounds = (name: string): number[] => column(rows, 'genlab', name);
    return [
      '## VAE on the digits, beside PyTorch',
      '',
      `${recipe}. ${coverage(rows, names, seeds)} ${difference(rows)}`,
      '',
      table(
        ['', 'test −ELBO', 'L₁', 'L₅', 'L₅₀'],
        names.map((name) => [name, ...columns.map((measure) => shown(column(rows, name, measure), 2))]),
      ),
      '',
      '## Importance-weighted bounds',
      '',
      `The bound rises with k, as it must (Burda et al. 2016, theorem 1): ${ordered(rows)} The rise from k = 1 to 50 is ${shown(
        bounds('bound50').map((value, i) => value - (bounds('bound1')[i] ?? NaN)),
        2,
      )} nats.`,
    ];
  },
  plots: (rows) => ({
    'vae.svg': dotPlot({
      title: 'test −ELBO in nats',
      axis: 'nats per image; a dot for each seed, a bar at the mean',
      max: 150,
      groups: names.map((name) => ({ name, values: column(rows, name, 'negativeElbo') })),
    }),
  }),
};

function difference(rows: readonly Row[]): string {
  const [ours, theirs] = names.map((name) => column(rows, name, 'negativeElbo')) as [number[], number[]];
  if (ours.length === 0 || theirs.length === 0) return 'PyTorch was not available for comparison.';
  return `The means of −ELBO differ by ${Math.abs(mean(ours) - mean(theirs)).toFixed(2)} nats; 1 is allowed.`;
}

function ordered(rows: readonly Row[]): string {
  const held = rows.filter(
    ({ values: { bound1 = NaN, bound5 = NaN, bound50 = NaN } }) => bound1 <= bound5 && bound5 <= bound50,
  );
  return `L₁ ≤ L₅ ≤ L₅₀ in ${held.length} of ${rows.length} runs.`;
}
