import { clipWeights, type Critic, type GanObjective, type ObjectiveNoise } from '#reference/losses/index.ts';
import type { Network, Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { mapWeights, type Optimizer } from './optimizer.ts';
import { normalized, startingDirections } from './spectral-weights.ts';

import { tidied } from './tidied.ts';
import type { Training } from './training.ts';
import { valueAndGradient } from './value-and-gradient.ts';

interface Player<O extends object> {
  readonly weights: Weights;
  readonly optimizer: O;
}

export interface GanState<O extends object> {
  readonly generator: Player<O>;
  readonly discriminator: Player<O>;
  /** The generator's weights, averaged over the steps. */
  readonly average: Weights;
  /** Directions of the spectral norms, by kernel; empty without them. */
  readonly directions: Weights;
}

/** One for each of the discriminator's steps. */
export interface GanBatch {
  readonly real: readonly tf.Tensor[]; // each [batch, ...]
}

export interface GanNoise {
  readonly discriminator: readonly PlayerNoise[];
  readonly generator: PlayerNoise;
}

type PlayerNoise = ObjectiveNoise & { readonly z: tf.Tensor }; // [batch, latent]

export interface GanOptions<O extends object> {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly objective: GanObjective;
  readonly optimizers: { readonly generator: Optimizer<O>; readonly discriminator: Optimizer<O> };
  /** Decay of the averaged generator; 0 keeps the last weights. */
  readonly decay?: number;
}

/**
 * As many steps of the discriminator as there are real batches, then one of the generator against the new discriminator
 * (Goodfellow et al. 2014, algorithm 1), and a moving average of the generator's weights (Yazıcı et al. 2019, eq. 2).
 */
export function ganTraining<O extends object>(
  options: GanOptions<O>,
): Training<GanState<O>, GanBatch, GanNoise> {
  const { generator, discriminator, objective, optimizers } = options;
  return {
    init(random) {
      const [made, judged] = [generator.init(random), discriminator.init(random)];
      return {
        generator: { weights: made, optimizer: optimizers.generator.init(made) },
        discriminator: { weights: judged, optimizer: optimizers.discriminator.init(judged) },
        average: mapWeights(made, (w) => tf.clone(w)),
        directions: objective.spectral ? startingDirections(judged, random) : {},
      };
    },
    update: (start, { real }, noise) =>
      tidied(() => {
        if (real.length === 0 || real.length !== noise.discriminator.length)
          throw new Error(
            `A step needs one noise for each real batch, and at least one; got ${noise.discriminator.length} for ${real.length}.`,
          );
        let state = start;
        let discriminatorLoss = tf.scalar(NaN);
        for (const [i, x] of real.entries()) {
          const step = discriminatorStep(options, state, x, noise.discriminator[i] as PlayerNoise);
          ({ state, loss: discriminatorLoss } = step);
        }
        const { state: end, loss: generatorLoss } = generatorStep(
          options,
          state,
          noise.generator,
          real.at(-1),
        );
        return { state: end, losses: { discriminatorLoss, generatorLoss } };
      }),
  };
}

interface Step<O extends object> {
  readonly state: GanState<O>;
  readonly loss: tf.Scalar;
}

function discriminatorStep<O extends object>(
  { generator, discriminator, objective, optimizers }: GanOptions<O>,
  state: GanState<O>,
  real: tf.Tensor, // [batch, ...]
  { z, ...noise }: PlayerNoise,
): Step<O> {
  const { weights, optimizer } = state.discriminator;
  const fake = generator.apply(state.generator.weights, z);
  const { value, gradient } = valueAndGradient(
    (w) => objective.discriminatorLoss(criticOf(discriminator, w, state.directions), { real, fake }, noise),
    weights,
  );
  const moved = optimizers.discriminator.update(gradient, optimizer, weights);
  const bounded = objective.clip === undefined ? moved.weights : clipWeights(moved.weights, objective.clip);
  const { directions } = normalized(weights, state.directions);
  const next = { ...state, discriminator: { weights: bounded, optimizer: moved.state }, directions };
  return { state: next, loss: value };
}

function generatorStep<O extends object>(
  { generator, discriminator, objective, optimizers, decay = 0 }: GanOptions<O>,
  state: GanState<O>,
  { z, ...noise }: PlayerNoise,
  real?: tf.Tensor, // [batch, ...]
): Step<O> {
  const { weights, optimizer } = state.generator;
  const critic = criticOf(discriminator, state.discriminator.weights, state.directions);
  const { value, gradient } = valueAndGradient(
    (w) => objective.generatorLoss(critic, generator.apply(w, z), noise, real),
    weights,
  );
  const moved = optimizers.generator.update(gradient, optimizer, weights);
  const average = mapWeights(state.average, (mean, name) =>
    tf.add(tf.mul(decay, mean), tf.mul(1 - decay, moved.weights[name] as tf.Tensor)),
  );
  const next = { ...state, generator: { weights: moved.weights, optimizer: moved.state }, average };
  return { state: next, loss: value };
}

/**
 * The discriminator as a function of its input, with its kernels divided by their spectral norms if there are
 * directions.
 */
const criticOf =
  (discriminator: Network, weights: Weights, directions: Weights): Critic =>
  (x) =>
    discriminator.apply(normalized(weights, directions).weights, x);
