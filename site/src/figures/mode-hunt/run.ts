/** The game: the reference's models, losses and training, on this thread's engine. */
import { seededRandom, type ToyDistribution } from '#datasets/index.ts';
import { ganObjectives, type Critic, type GanObjective } from '#reference/losses/index.ts';
import { energyDistance, modeStatistics, rowsOf } from '#reference/metrics/index.ts';
import { mlp } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  advanced,
  disposeState,
  ganFeed,
  ganTraining,
  normals,
  pointsOf,
  randomAt,
  readLosses,
} from '#reference/training/index.ts';

import type { Resources, Run, Settings as AnySettings } from '../figure.ts';

import type { Settings } from './controls.ts';
import { dataOf, reach } from './places.ts';
import { cells, pulled, rounded, shownPoints, type Hunt, type ModeHunt, type Moment } from './state.ts';

const latent = 2;
const hidden = [64, 64];
const batch = 128;
/** The number of samples to measure on, enough for the statistics of 25 modes. */
const measuredPoints = 500;

/** A game: its data, its losses and its learning rates. */
export interface Game {
  readonly data: ToyDistribution;
  readonly objective: GanObjective;
  /** Adam's learning rates, for generator and discriminator. */
  readonly rates: readonly [number, number];
  readonly beta1: number;
}

const objectives: Readonly<Record<Settings['loss'], () => GanObjective>> = {
  minimax: ganObjectives.minimax,
  'non-saturating': ganObjectives.nonSaturating,
  wgan: () => ganObjectives.wganClipped({ clip: 0.1 }),
  'wgan-gp': () => ganObjectives.wganGp({ lambda: 1 }),
  r1: () => ganObjectives.r1({ gamma: 0.05 }),
};

/** For generator and discriminator. */
const rates: Readonly<Record<Settings['rates'], readonly [number, number]>> = {
  discriminator: [1e-3, 5e-3],
  equal: [1e-3, 1e-3],
  generator: [1e-3, 1e-4],
};

export const begin = (state: ModeHunt, resources: Resources): Promise<Run<ModeHunt>> => {
  const { settings } = state;
  const objective = objectives[settings.loss]();
  const game = { data: dataOf(settings), objective, rates: rates[settings.rates] };
  return play({ ...game, beta1: 0.5 }, state, resources);
};

const [generator, discriminator] = [mlp([latent, ...hidden, 2]), mlp([2, ...hidden, 1])];

/** What the players are measured with, the same at every look. */
interface Measurement {
  readonly real: Float32Array; // [measured, 2]
  readonly z: tf.Tensor2D; // [measured, latent]
  readonly square: tf.Tensor2D; // centres of the cells: [cells², 2]
}

/** Starts a game. Its measurements update any state that has the fields of a mode hunt. */
export async function play<State extends Hunt<AnySettings>>(
  game: Game,
  { seed }: State,
  resources: Resources,
): Promise<Run<State>> {
  const device = await resources.engine('small networks');
  const training = trainingOf(game);
  const feed = ganFeed({
    ...{ examples: pointsOf(game.data), seed, batch, latentSize: latent, discriminatorSteps: 1 },
    instanceNoise: false,
  });
  let players = training.init(seededRandom(seed));
  const measurement: Measurement = {
    real: game.data.sample(measuredPoints, randomAt(seed, -2)),
    z: normals<tf.Rank.R2>(randomAt(seed, -1), [measuredPoints, latent]),
    square: tf.tensor2d(cellCentres(), [cells * cells, 2]),
  };
  return {
    async advance(from, steps) {
      let losses: Record<string, number> = {};
      for (let step = from.steps; step < from.steps + steps; step++) {
        const next = advanced({ training, feed }, { state: players, step });
        players = next.state;
        if (step === from.steps + steps - 1) losses = await readLosses(next.losses);
        tf.dispose(next.losses);
      }
      const seen = await look(game.objective, players, measurement);
      const moment: Moment = {
        step: from.steps + steps,
        discriminatorLoss: losses['discriminatorLoss'] ?? NaN,
        generatorLoss: losses['generatorLoss'] ?? NaN,
        distance: energyDistance(rowsOf(seen.samples, 2), rowsOf(measurement.real, 2)),
      };
      return {
        ...from,
        steps: moment.step,
        samples: Array.from(seen.samples.subarray(0, 2 * shownPoints), rounded),
        pulls: Array.from(seen.pulls, rounded),
        surface: opinions(seen.scores),
        history: steps === 0 ? from.history : [...from.history, moment],
        ...modesOf(game.data, seen.samples),
        device,
      };
    },
    dispose() {
      disposeState([players, measurement.z, measurement.square]);
    },
  };
}

function trainingOf({ objective, rates: [slow, fast], beta1 }: Game) {
  const rated = (learningRate: number) => adam({ learningRate, beta1, beta2: 0.999 });
  return ganTraining({
    ...{ generator, discriminator, objective },
    optimizers: { generator: rated(slow), discriminator: rated(fast) },
  });
}

/**
 * @returns samples [measured, 2]; of the first of them, minus the gradient of the generator's loss [pulled, 2]; and the
 * scores of the cells, the samples and the real points, one after the other
 */
async function look(
  objective: GanObjective,
  players: ReturnType<ReturnType<typeof trainingOf>['init']>,
  { real, z, square }: Measurement,
) {
  const critic: Critic = (x) => discriminator.apply(players.discriminator.weights, x);
  const seen = tf.tidy(() => {
    const samples = generator.apply(players.generator.weights, z);
    const first = tf.slice(samples, [0, 0], [pulled, 2]);
    const pulls = tf.grad((x: tf.Tensor) => tf.mul(-pulled, objective.generatorLoss(critic, x, {})))(first);
    const scores = tf.concat([
      critic(square),
      critic(samples),
      critic(tf.tensor2d(real, [measuredPoints, 2])),
    ]);
    return { samples, pulls, scores };
  });
  const [samples, pulls, scores] = await Promise.all([
    seen.samples.data<'float32'>(),
    seen.pulls.data<'float32'>(),
    seen.scores.data<'float32'>(),
  ]);
  tf.dispose(seen);
  return { samples, pulls, scores };
}

/** Modes found, and the share of samples near one; NaN if the data have no modes. */
function modesOf({ centers, std }: ToyDistribution, samples: Float32Array) {
  if (centers.length === 0) return { modes: NaN, highQuality: NaN };
  const { modesCovered, highQualityFraction } = modeStatistics({
    samples: { shape: [measuredPoints, 2], data: samples },
    centers: { shape: [centers.length, 2], data: centers.flat() },
    std,
  });
  return { modes: modesCovered, highQuality: highQualityFraction };
}

/** Row by row from the top left: [cells², 2]. */
function cellCentres(): number[] {
  const at = (i: number): number => ((i + 0.5) / cells) * 2 * reach - reach;
  return Array.from({ length: cells * cells }, (_, i) => [at(i % cells), -at(Math.floor(i / cells))]).flat();
}

/**
 * Scores of the cells, centred between the mean scores of fake and real points and divided by their spread, because a critic's
 * scores have an arbitrary zero and unit.
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
