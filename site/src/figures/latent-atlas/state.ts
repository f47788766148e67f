import type { GreyImage } from '../drawing/grey-image.ts';
import { numberOf, type FigureState, type Settings } from '../figure.ts';

/** What one sees of a VAE with two latents while it learns the digits. */
export interface LatentAtlas extends FigureState {
  /** The prior's plane, decoded: a digit for each pair of quantiles. Nothing before the first look. */
  readonly manifold: GreyImage | undefined;
  /** What the reader's own latent is decoded to. */
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

/** Of the test digits, in nats an image. */
export interface Terms {
  /** −E log p(x | z). */
  readonly reconstruction: number;
  /** Of each latent. */
  readonly kl: readonly [number, number];
  /** Latents whose posterior mean moves with x. */
  readonly active: number;
}

/** Digits along a side of the manifold. */
export const across = 11;
/** Half the side of the plane of codes. */
export const reach = 3.5;
export const mostSteps = 3000;

export const initial = (settings: Settings, seed: number): LatentAtlas => ({
  ...{ settings, seed, steps: 0, codes: [], device: '' },
  ...{ manifold: undefined, decoded: undefined, terms: undefined },
});

/** Training goes on under another β, and the reader's latent may move at any time. */
export const changed = (state: LatentAtlas, settings: Settings): LatentAtlas => ({ ...state, settings });

export const latentOf = (settings: Settings): [number, number] => [
  numberOf(settings, 'z1'),
  numberOf(settings, 'z2'),
];

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;

/** Both parts as the bound counts them, whatever β the training gives the second. */
export const negativeElbo = ({ reconstruction, kl }: Terms): number => reconstruction + kl[0] + kl[1];
