/** The game itself: reference models, losses and training on the engine of this thread. */
import { seededRandom, type ToyDistribution } from '#datasets/index.ts';
import { ganObjectives, type Critic, type GanObjective } from '#reference/losses/index.ts';
import { energyDistance, modeStatistics, rowsOf } from '#reference/metrics/index.ts';
import { mlp } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  advanced,
  ganFeed,
  ganTraining,
  normals,
  pointsOf,
  randomAt,
  readLosses,
} from '#reference/training/index.ts';

import { textOf, type Resources, type Run } from '../figure.ts';

import { dataOf, reach } from './places.ts';
import { cells, pulled, rounded, shownPoints, type ModeHunt, type Moment } from './state.ts';

const latent = 2;
const hidden = [64, 64];
const batch = 128;
/** Enough for the statistics of 25 modes. */
const measuredPoints = 500;

/** A game to be played: on which data, for which losses, and how fast. */
export interface Game {
  readonly data: ToyDistribution;
  readonly objective: GanObjective;
  /** Of Adam, for generator and discriminator. */
  readonly rates: readonly [number, number];
  readonly beta1: number;
}

const objectives: Readonly<Record<string, () => GanObjective>> = {
  minimax: ganObjectives.minimax,
  'non-saturating': ganObjectives.nonSaturating,
  wgan: () => ganObjectives.wganClipped({ clip: 0.1 }),
  'wgan-gp': () => ganObjectives.wganGp({ lambda: 1 }),
  r1: () => ganObjectives.r1({ gamma: 0.05 }),
};

/** Of generator and discriminator. */
const rates: Readonly<Record<string, readonly [number, number]>> = {
  discriminator: [1e-3, 5e-3],
  equal: [1e-3, 1e-3],
  generator: [1e-3, 1e-4],
};

export const begin = (state: ModeHunt, resources: Resources): Promise<Run<ModeHunt>> => {
  const { settings } = state;
  const objective = (objectives[textOf(settings, 'loss')] ?? ganObjectives.minimax)();
  const game = { data: dataOf(settings), objective, rates: rates[textOf(settings, 'rates')] ?? [1e-3, 1e-3] };
  return play({ ...game, beta1: 0.5 }, state, resources);
};

/** Starts a game whose looks fill in any state that holds what a mode hunt shows. */
export async function play<State extends ModeHunt>(
  { data, objective, rates: [slow, fast], beta1 }: Game,
  { seed }: State,
  resources: Resources,
): Promise<Run<State>> {
  const device = await resources.engine('small networks');
  const [generator, discriminator] = [mlp([latent, ...hidden, 2]), mlp([2, ...hidden, 1])];
  const rated = (learningRate: number) => adam({ learningRate, beta1, beta2: 0.999 });
  const training = ganTraining({
    ...{ generator, discriminator, objective },
    optimizers: { generator: rated(slow), discriminator: rated(fast) },
  });
  const feed = ganFeed({
    ...{ examples: pointsOf(data), seed, batch, latentSize: latent, discriminatorSteps: 1 },
    instanceNoise: false,
  });
  let state = training.init(seededRandom(seed));
  const real = data.sample(measuredPoints, randomAt(seed, -2));
  const z = normals<tf.Rank.R2>(randomAt(seed, -1), [measuredPoints, latent]);
  const square = tf.tensor2d(cellCentres(), [cells * cells, 2]);

  const look = async () => {
    const critic: Critic = (x) => discriminator.apply(state.discriminator.weights, x);
    const seen = tf.tidy(() => {
      const samples = generator.apply(state.generator.weights, z); // [measured, 2]
      const first = tf.slice(samples, [0, 0], [pulled, 2]);
      const pull = tf.grad((x: tf.Tensor) => tf.mul(-pulled, objective.generatorLoss(critic, x, {})))(first);
      const scores = tf.concat([
        critic(square),
        critic(samples),
        critic(tf.tensor2d(real, [measuredPoints, 2])),
      ]);
      return { samples, pull, scores };
    });
    const [samples, pulls, scores] = await Promise.all([
      seen.samples.data<'float32'>(),
      seen.pull.data<'float32'>(),
      seen.scores.data<'float32'>(),
    ]);
    tf.dispose(seen);
    return { samples, pulls, surface: opinions(scores) };
  };

  const advance = async (from: State, steps: number): Promise<State> => {
    let losses: Record<string, number> = {};
    for (let step = from.steps; step < from.steps + steps; step++) {
      const next = advanced({ training, feed }, { state, step });
      state = next.state;
      if (step === from.steps + steps - 1) losses = await readLosses(next.losses);
      tf.dispose(next.losses);
    }
    const { samples, pulls, surface } = await look();
    const moment: Moment = {
      step: from.steps + steps,
      discriminatorLoss: losses['discriminatorLoss'] ?? NaN,
      generatorLoss: losses['generatorLoss'] ?? NaN,
      distance: energyDistance(rowsOf(samples, 2), rowsOf(real, 2)),
    };
    const found = data.centers.length === 0 ? undefined : statisticsOf(samples);
    return {
      ...from,
      steps: moment.step,
      samples: Array.from(samples.subarray(0, 2 * shownPoints), rounded),
      pulls: Array.from(pulls, rounded),
      surface,
      history: steps === 0 ? from.history : [...from.history, moment],
      modes: found?.modesCovered ?? NaN,
      highQuality: found?.highQualityFraction ?? NaN,
      device,
    };
  };

  const statisticsOf = (points: Float32Array) =>
    modeStatistics({
      samples: { shape: [measuredPoints, 2], data: points },
      centers: { shape: [data.centers.length, 2], data: data.centers.flat() },
      std: data.std,
    });

  return {
    advance,
    dispose() {
      tf.dispose([state, z, square] as unknown as tf.TensorContainer);
    },
  };
}

/** Row by row from the top left: [cells², 2]. */
function cellCentres(): number[] {
  const at = (i: number): number => ((i + 0.5) / cells) * 2 * reach - reach;
  return Array.from({ length: cells * cells }, (_, i) => [at(i % cells), -at(Math.floor(i / cells))]).flat();
}

/**
 * Scores of the cells from the middle between the mean scores of fake and real points, by their own spread: a critic's
 * scores have no zero and no unit.
 */
function opinions(scores: Float32Array): number[] {
  const square = cells * cells;
  const mean = (from: number, to: number): number =>
    scores.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  const fake = mean(square, square + measuredPoints);
  const real = mean(square + measuredPoints, scores.length);
  const above = scores.subarray(0, square).map((score) => score - (real + fake) / 2);
  const spread = Math.sqrt(above.reduce((sum, value) => sum + value ** 2, 0) / square);
  return Array.from(above, (value) => rounded(Math.tanh(value / Math.max(spread, 1e-6))));
}
