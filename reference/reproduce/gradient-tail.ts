/** How unequal the generator's gradients are at its samples, while the discriminator learns and the generator stands still. */
import { ring, seededRandom } from '#datasets/index.ts';
import { ganObjectives } from '#reference/losses/index.ts';
import { quantile } from '#reference/metrics/index.ts';
import { mlp } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  disposeState,
  ganFeed,
  ganTraining,
  normals,
  pointsOf,
  randomAt,
  train,
} from '#reference/training/index.ts';

import type { Experiment } from './experiment.ts';
import { networks } from './mode-run.ts';
import { column, coverage, shown, table } from './statistics.ts';

const data = ring();
const sizes = { latent: 2, hidden: [64, 64], batch: 128 };
const samples = 10_000;
const lengths = { '10 steps': 10, '100 steps': 100, '1000 steps': 1000 } as const;
const settings = Object.keys(lengths);
const seeds = 5;
const recipe = `ring of 8, radius 1, σ .01; ${networks(sizes)}; the generator as it was drawn, the discriminator trained against it with Adam(.001 / .5 / .999); length of the gradient of −log D, from logits, with respect to each of ${samples} samples`;

const rate = (learningRate: number) => adam({ learningRate, beta1: 0.5, beta2: 0.999 });

/** ‖∂(−log D) / ∂x‖ at each sample of the generator. */
async function slopeLengths(steps: number, seed: number): Promise<Float32Array> {
  const generator = mlp([sizes.latent, ...sizes.hidden, 2]);
  const discriminator = mlp([2, ...sizes.hidden, 1]);
  const training = ganTraining({
    ...{ generator, discriminator, objective: ganObjectives.nonSaturating() },
    optimizers: { generator: rate(0), discriminator: rate(1e-3) },
  });
  const feed = ganFeed({
    ...{
      examples: pointsOf(data),
      seed,
      batch: sizes.batch,
      latentSize: sizes.latent,
      discriminatorSteps: 1,
    },
  });
  const { state } = await train({ training, random: seededRandom(seed), steps, feed });
  const lengths = tf.tidy(() => {
    const z = normals<tf.Rank.R2>(randomAt(seed, -1), [samples, sizes.latent]);
    const costs = (x: tf.Tensor): tf.Tensor =>
      tf.sum(tf.softplus(tf.neg(discriminator.apply(state.discriminator.weights, x))));
    return tf.norm(tf.grad(costs)(generator.apply(state.generator.weights, z)), 2, 1);
  });
  const read = (await lengths.data()) as Float32Array;
  tf.dispose(lengths);
  disposeState(state);
  return read;
}

export const gradientTail: Experiment = {
  ...{ name: 'gradient-tail', settings, seeds, recipe, work: 'small networks' },
  columns: ['median', 'largest', 'ratio'],
  run: async (setting, seed) => {
    const read = await slopeLengths(lengths[setting as keyof typeof lengths], seed);
    const [median, largest] = [quantile(read, 0.5), quantile(read, 0.999)];
    return { values: { median, largest, ratio: largest / median } };
  },
  report: (rows) => [
    '## The tail of the generator’s gradient',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'For a Gaussian vector of two equal coordinates the ratio would be 3.2; for two independent Cauchy coordinates about 570.',
    '',
    table(
      ['', 'median length', '99.9 % quantile', 'ratio'],
      settings.map((setting) => [
        setting,
        shown(column(rows, setting, 'median'), 2),
        shown(column(rows, setting, 'largest'), 2),
        shown(column(rows, setting, 'ratio'), 1),
      ]),
    ),
  ],
};
