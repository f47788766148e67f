/** Trains one GAN on a mixture of Gaussians and measures which modes its generator finds. */
import { seededRandom, type ToyDistribution } from '#datasets/index.ts';
import type { GanObjective } from '#reference/losses/index.ts';
import { mlp, packed, type Network, type Weights } from '#reference/models/index.ts';
import { modeStatistics } from '#reference/oracle/mode-statistics.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  disposeState,
  ganFeed,
  ganTraining,
  normals,
  type Optimizer,
  pointsOf,
  randomAt,
  train,
} from '#reference/training/index.ts';

import type { Measured } from './experiment.ts';

export interface Sizes {
  readonly latent: number;
  /** Width of the hidden layers of both players. */
  readonly hidden: readonly number[];
  readonly batch: number;
}

/** As in the published tables. */
const samples = 2500;
const decay = 0.995;

const layers = ({ latent, hidden }: Sizes) => ({
  generator: [latent, ...hidden, 2],
  discriminator: [2, ...hidden, 1],
});

/** How many samples the discriminator sees at once, and how. */
export type Sight = 'one by one' | 'with the deviation of its batch' | 'packed in pairs';

function discriminatorOf(sizes: Sizes, sight: Sight): Network {
  const { discriminator } = layers(sizes);
  if (sight !== 'packed in pairs')
    return mlp(discriminator, { deviation: sight === 'with the deviation of its batch' });
  return packed(mlp([2 * 2, ...discriminator.slice(1)]), 2);
}

/** A description, for a recipe. */
export function networks(sizes: Sizes): string {
  const { generator, discriminator } = layers(sizes);
  return `generator ${generator.join('-')} and discriminator ${discriminator.join('-')} with leaky ReLU .2 and He weights; batch ${sizes.batch}`;
}

export const modeColumns = [
  'modes',
  'highQuality',
  'reverseKl',
  'averageModes',
  'averageHighQuality',
] as const;

export interface ModeRun {
  readonly sizes: Sizes;
  readonly data: ToyDistribution;
  readonly objective: GanObjective;
  /** One by one, unless said otherwise. */
  readonly sight?: Sight;
  readonly optimizers: { readonly generator: Optimizer; readonly discriminator: Optimizer };
  readonly steps: number;
  readonly discriminatorSteps: number;
  readonly seed: number;
  /** Receives samples of the current generator at regular intervals. */
  readonly watch?: { readonly every: number; readonly show: (step: number, points: Points) => void };
}

type Points = ArrayLike<number>; // [samples, 2]

export async function modeRun({
  sizes,
  data,
  objective,
  sight = 'one by one',
  optimizers,
  steps,
  discriminatorSteps,
  seed,
  watch,
}: ModeRun): Promise<Measured> {
  const { latent, batch } = sizes;
  const generator = mlp(layers(sizes).generator);
  const training = ganTraining({
    generator,
    discriminator: discriminatorOf(sizes, sight),
    objective,
    optimizers,
    decay,
  });
  const feed = ganFeed({
    ...{ examples: pointsOf(data), seed, batch, latentSize: latent, discriminatorSteps },
    instanceNoise: true, // drawn for every loss, so that all losses get the same batches
  });
  const random = seededRandom(seed);
  const { state } = await train({
    ...{ training, random, steps, feed, reportEvery: watch?.every ?? steps },
    onProgress: async ({ step, state }) => {
      watch?.show(step, await drawn(generator, state.generator.weights, { latent, seed }));
    },
  });
  const last = await measured(generator, state.generator.weights, { data, latent, seed });
  const average = await measured(generator, state.average, { data, latent, seed });
  disposeState(state);
  return { ...last, averageModes: average.modes, averageHighQuality: average.highQuality };
}

/** What chance achieves: uniform noise over the box that contains all of the data. */
export function chance(data: ToyDistribution, seed: number): Measured {
  const { min, max } = data.bounds;
  const random = randomAt(seed, -1);
  const points = Float64Array.from({ length: 2 * samples }, (_, i) => {
    const axis = i % 2 === 0 ? 0 : 1;
    return min[axis] + (max[axis] - min[axis]) * random.uniform();
  });
  return statisticsOf(points, data);
}

async function measured(
  generator: Network,
  weights: Weights,
  { data, ...draw }: { readonly data: ToyDistribution; readonly latent: number; readonly seed: number },
) {
  return statisticsOf(await drawn(generator, weights, draw), data);
}

async function drawn(
  generator: Network,
  weights: Weights,
  { latent, seed }: { readonly latent: number; readonly seed: number },
): Promise<Points> {
  const made = tf.tidy(() => generator.apply(weights, normals(randomAt(seed, -1), [samples, latent])));
  const points = await made.data();
  made.dispose();
  return points;
}

/** Of 2,500 points. */
export function statisticsOf(
  points: Points,
  { centers, std }: ToyDistribution,
): { modes: number; highQuality: number; reverseKl: number } {
  const statistics = modeStatistics({
    samples: { shape: [samples, 2], data: points },
    centers: { shape: [centers.length, 2], data: centers.flat() },
    std,
  });
  return {
    modes: statistics.modesCovered.value[0] ?? NaN,
    highQuality: statistics.highQualityFraction.value[0] ?? NaN,
    reverseKl: statistics.reverseKl.value[0] ?? NaN,
  };
}
