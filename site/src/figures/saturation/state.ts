import { generatorGradientScale } from '#reference/oracle/gan-losses.ts';
import { sigmoid, softplus } from '#reference/oracle/softplus.ts';

import type { FigureState } from '../figure.ts';

import type { Settings } from './controls.ts';

/** One fake example for each loss. A generator's step changes only the discriminator's logit for its example. */
export interface Saturation extends FigureState<Settings> {
  readonly logits: Both;
}

/** A number for the minimax loss log(1 − D), and one for the non-saturating −log D. */
export interface Both {
  readonly saturating: number;
  readonly nonSaturating: number;
}

export const kinds = ['saturating', 'nonSaturating'] as const;
export type Kind = (typeof kinds)[number];
export const mostSteps = 400;

/** The range of logits in the picture. */
export const reach = 8;

/** D as a function of its logit. */
export const probability = sigmoid;

/** What each generator minimises, D = σ(logit). */
export const losses: Readonly<Record<Kind, (logit: number) => number>> = {
  saturating: (logit) => -softplus(logit),
  nonSaturating: (logit) => softplus(-logit),
};

/** d loss / d logit, from the oracle of the exercise `vanishing-gradient`. */
export function slopes(logit: number): Both {
  const { saturating, nonSaturating } = generatorGradientScale({ fake: { shape: [1], data: [logit] } });
  return { saturating: saturating.value[0] ?? NaN, nonSaturating: nonSaturating.value[0] ?? NaN };
}

export function initial(settings: Settings, seed: number): Saturation {
  const logit = settings.logit;
  return { settings, seed, steps: 0, logits: { saturating: logit, nonSaturating: logit } };
}

/** One step of gradient descent for both. */
export function step(state: Saturation): Saturation {
  const rate = state.settings.learningRate;
  const moved = (kind: Kind): number => {
    const logit = state.logits[kind];
    return Math.min(reach, logit - rate * slopes(logit)[kind]);
  };
  return {
    ...state,
    steps: state.steps + 1,
    logits: { saturating: moved('saturating'), nonSaturating: moved('nonSaturating') },
  };
}

export const finished = ({ steps }: Saturation): boolean => steps >= mostSteps;
