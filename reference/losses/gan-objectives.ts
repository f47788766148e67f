/** The games of a generator and a discriminator, each as the losses that the players minimise. */
import type * as tf from '#reference/tensor/tfjs.ts';
import { add, mul } from '#reference/tensor/tfjs.ts';

import { discriminatorLoss, minimaxGeneratorLoss, nonSaturatingGeneratorLoss } from './cross-entropy.ts';
import { gradientPenalty } from './gradient-penalty.ts';
import type { Critic } from './input-gradient.ts';
import { instanceNoise } from './instance-noise.ts';
import { oneSidedSmoothing } from './one-sided-smoothing.ts';
import { r1Penalty } from './r1-penalty.ts';
import { relativisticLosses } from './relativistic.ts';
import { criticLoss, wassersteinGeneratorLoss } from './wasserstein.ts';

/** The noise that an objective may need in addition to the latents. The caller draws it. */
export interface ObjectiveNoise {
  /** Uniform on 0..1; for the gradient penalty. */
  readonly alpha?: tf.Tensor; // [batch, 1]
  /** Standard normal; for instance noise, on real and on fake examples. */
  readonly epsReal?: tf.Tensor; // as real
  readonly epsFake?: tf.Tensor; // as fake
}

export interface GanObjective {
  /** Minimised by the discriminator, with the generator constant: shape []. */
  discriminatorLoss(discriminator: Critic, data: Examples, noise: ObjectiveNoise): tf.Scalar;
  /**
   * Minimised by the generator: shape []. `real` are the examples of the discriminator's last step, for losses that
   * compare with them.
   */
  generatorLoss(discriminator: Critic, fake: tf.Tensor, noise: ObjectiveNoise, real?: tf.Tensor): tf.Scalar;
  /** The bound to which the discriminator's weights are clipped after each of its updates. */
  readonly clip?: number;
  /** Whether the discriminator runs on its kernels divided by their spectral norms. */
  readonly spectral?: boolean;
}

interface Examples {
  readonly real: tf.Tensor; // [batch, ...]
  readonly fake: tf.Tensor; // [batch, ...]
}

const scores = (d: Critic, { real, fake }: Examples) => ({ real: d(real), fake: d(fake) });

export const minimax = (): GanObjective => ({
  discriminatorLoss: (d, data) => discriminatorLoss(scores(d, data)),
  generatorLoss: (d, fake) => minimaxGeneratorLoss({ fake: d(fake) }),
});

export const nonSaturating = (): GanObjective => ({
  ...minimax(),
  generatorLoss: (d, fake) => nonSaturatingGeneratorLoss({ fake: d(fake) }),
});

export const wganClipped = ({ clip }: { clip: number }): GanObjective => ({
  discriminatorLoss: (d, data) => criticLoss(scores(d, data)),
  generatorLoss: (d, fake) => wassersteinGeneratorLoss({ fake: d(fake) }),
  clip,
});

/** Gulrajani et al. 2017, eq. 3 and algorithm 1. */
export const wganGp = ({ lambda }: { lambda: number }): GanObjective => ({
  discriminatorLoss: (d, data, { alpha }) => {
    const penalty = gradientPenalty({ critic: d, ...data, alpha: needed('alpha', alpha) });
    return add(criticLoss(scores(d, data)), mul(lambda, penalty));
  },
  generatorLoss: (d, fake) => wassersteinGeneratorLoss({ fake: d(fake) }),
});

export const r1 = ({ gamma }: { gamma: number }): GanObjective => ({
  ...nonSaturating(),
  discriminatorLoss: (d, data) =>
    add(discriminatorLoss(scores(d, data)), r1Penalty({ discriminator: d, real: data.real, gamma })),
});

/** R1 on the real examples and R2, the same penalty, on the fakes (Mescheder et al. 2018, eqs. 9 and 10). */
const bothPenalties = (discriminator: Critic, { real, fake }: Examples, gamma: number): tf.Scalar =>
  add(r1Penalty({ discriminator, real, gamma }), r1Penalty({ discriminator, real: fake, gamma }));

export const r1AndR2 = ({ gamma }: { gamma: number }): GanObjective => ({
  ...nonSaturating(),
  discriminatorLoss: (d, data) => add(discriminatorLoss(scores(d, data)), bothPenalties(d, data, gamma)),
});

/** The relativistic game on pairs; `gamma` adds R1 and R2 (Huang et al. 2024, section 2), and 0 neither. */
export const relativistic = ({ gamma }: { gamma: number }): GanObjective => ({
  discriminatorLoss: (d, data) => {
    const { discriminator: loss } = relativisticLosses(scores(d, data));
    return gamma === 0 ? loss : add(loss, bothPenalties(d, data, gamma));
  },
  generatorLoss: (d, fake, _, real) => {
    if (!real) throw new Error('internal: a relativistic generator needs real examples beside its fakes');
    return relativisticLosses({ real: d(real), fake: d(fake) }).generator;
  },
});

export const smoothed = ({ smooth }: { smooth: number }): GanObjective => ({
  ...nonSaturating(),
  discriminatorLoss: (d, data) => oneSidedSmoothing({ ...scores(d, data), smooth }),
});

/** The non-saturating game with instance noise: the discriminator sees x + std · eps for both players. */
export const noisy = ({ std }: { std: number }): GanObjective => ({
  discriminatorLoss: (d, { real, fake }, { epsReal, epsFake }) =>
    discriminatorLoss({
      real: d(instanceNoise({ x: real, std, eps: needed('epsReal', epsReal) })),
      fake: d(instanceNoise({ x: fake, std, eps: needed('epsFake', epsFake) })),
    }),
  generatorLoss: (d, fake, { epsFake }) =>
    nonSaturatingGeneratorLoss({
      fake: d(instanceNoise({ x: fake, std, eps: needed('epsFake', epsFake) })),
    }),
});

export const spectral = (): GanObjective => ({ ...nonSaturating(), spectral: true });

function needed(name: keyof ObjectiveNoise, noise: tf.Tensor | undefined): tf.Tensor {
  if (!noise) throw new Error(`This objective needs the noise '${name}'; draw it for each of its steps.`);
  return noise;
}
