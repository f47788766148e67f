import * as tf from '#reference/tensor/tfjs.ts';
import type { Objective } from '../losses/adversarial.ts';
import { clipWeights, gradientPenalty, r1 } from '../losses/penalties.ts';
import { leakyRelu, mlp, type Network } from '../models/mlp.ts';
import type { Trainer } from './trainer.ts';

export interface GanOptions {
  readonly latent: number;
  readonly hidden: readonly number[];
  readonly data: number;
  readonly objective: Objective;
  readonly optimizer: () => tf.Optimizer;
  /** γ/2 · R1 at real examples, or λ · the gradient penalty between real and generated ones. */
  readonly penalty?: { readonly kind: 'r1' | 'gradient'; readonly weight: number };
  /** The critic's weights are clipped to −clip..clip. */
  readonly clip?: number;
  /** Standard deviation of noise on real and generated examples alike (Arjovsky and Bottou 2017, section 3). */
  readonly instanceNoise?: number;
}

/** All randomness of one update. Each of `critic` is one step of the discriminator. */
export interface GanBatch {
  readonly critic: readonly {
    readonly real: tf.Tensor2D; // [batch, data]
    readonly z: tf.Tensor2D; // [batch, latent]
    readonly alpha: tf.Tensor2D; // [batch, 1], uniform
    readonly noise: readonly [real: tf.Tensor2D, fake: tf.Tensor2D]; // standard normal, of real's shape
  }[];
  readonly z: tf.Tensor2D; // the generator's
  readonly noise: tf.Tensor2D;
}

export interface GanState {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly optimizers: { readonly generator: tf.Optimizer; readonly discriminator: tf.Optimizer };
}

/**
 * As many steps of the discriminator as the batch has, then one of the generator (Goodfellow et al. 2014, algorithm 1).
 * `update` returns each player's loss as it was before its own last step.
 */
export function ganTrainer(options: GanOptions): Trainer<GanState, GanBatch> {
  const { latent, hidden, data, objective, penalty, clip, instanceNoise = 0 } = options;
  const noisy = (x: tf.Tensor2D, noise: tf.Tensor2D): tf.Tensor2D =>
    instanceNoise === 0 ? x : tf.add(x, tf.mul(instanceNoise, noise));
  const listed = ({ variables }: Network): tf.Variable[] => Object.values(variables);

  const criticise = (
    { generator, discriminator, optimizers }: GanState,
    { real, z, alpha, noise }: GanBatch['critic'][number],
  ): tf.Scalar => {
    const seen = noisy(real, noise[0]);
    const fake = noisy(generator.apply(z), noise[1]);
    const loss = (): tf.Scalar => {
      const { apply } = discriminator;
      const game = objective.discriminator(apply(seen), apply(fake));
      if (!penalty) return game;
      return penalty.kind === 'r1'
        ? tf.add(game, tf.mul(penalty.weight / 2, r1(apply, seen)))
        : tf.add(game, tf.mul(penalty.weight, gradientPenalty(apply, seen, fake, alpha)));
    };
    const before = optimizers.discriminator.minimize(loss, true, listed(discriminator)) as tf.Scalar;
    if (clip !== undefined) clipWeights(listed(discriminator), clip);
    return before;
  };

  return {
    init: (seed) => ({
      generator: mlp({ sizes: [latent, ...hidden, data], activation: leakyRelu, seed: `${seed} generator` }),
      discriminator: mlp({
        sizes: [data, ...hidden, 1],
        activation: leakyRelu,
        seed: `${seed} discriminator`,
      }),
      optimizers: { generator: options.optimizer(), discriminator: options.optimizer() },
    }),
    update: (state, batch) =>
      tf.tidy(() => {
        const { generator, discriminator, optimizers } = state;
        const losses = batch.critic.map((step) => criticise(state, step));
        const imitate = (): tf.Scalar =>
          objective.generator(discriminator.apply(noisy(generator.apply(batch.z), batch.noise)));
        const loss = optimizers.generator.minimize(imitate, true, listed(generator)) as tf.Scalar;
        return { discriminatorLoss: losses.at(-1) ?? tf.scalar(NaN), generatorLoss: loss };
      }),
    parts: ({ generator, discriminator, optimizers }) => ({
      variables: { generator: generator.variables, discriminator: discriminator.variables },
      optimizers,
    }),
  };
}
