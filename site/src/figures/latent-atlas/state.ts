import type { GreyImage } from '../drawing/grey-image.ts';
import type { FigureState } from '../figure.ts';

import type { Settings } from './controls.ts';

/** What the figure shows of a VAE with two latents while it learns the digits. */
export interface LatentAtlas extends FigureState<Settings> {
  /** A decoded digit for each pair of the prior's quantiles. Empty before the first measurement. */
  readonly manifold: GreyImage | undefined;
  /** The digit decoded from the reader's own latent. */
  readonly decoded: GreyImage | undefined;
  /** Posterior means of test digits. */
  readonly codes: readonly Code[];
  readonly terms: Terms | undefined;
  readonly device: string;
}

export interface Code {
  readonly digit: number;
  readonly mu: readonly [number, number];
}

/** Terms of the bound on the test digits, in nats per image. */
export interface Terms {
  /** −E log p(x | z). */
  readonly reconstruction: number;
  /** The KL of each latent. */
  readonly kl: readonly [number, number];
  /** The number of latents whose posterior mean varies with x. */
  readonly active: number;
}

/** Digits per side of the manifold. */
export const across = 11;
/** Half the side length of the plane of codes. */
export const reach = 3.5;
export const mostSteps = 3000;

export const initial = (settings: Settings, seed: number): LatentAtlas => ({
  ...{ settings, seed, steps: 0, codes: [], device: '' },
  ...{ manifold: undefined, decoded: undefined, terms: undefined },
});

/** Training continues with a new β, and the reader's latent can move at any time. */
export const changed = (state: LatentAtlas, settings: Settings): LatentAtlas => ({ ...state, settings });

export const latentOf = (settings: Settings): [number, number] => [settings.z1, settings.z2];

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;

/** The negative ELBO with β = 1, whatever β the training uses. */
export const negativeElbo = ({ reconstruction, kl }: Terms): number => reconstruction + kl[0] + kl[1];
