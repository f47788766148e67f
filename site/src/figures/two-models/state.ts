import type { GreyImage } from '../drawing/grey-image.ts';
import type { FigureState } from '../figure.ts';

import type { Settings } from './controls.ts';

/** A VAE and a GAN that learn from the same digits, step by step. */
export interface TwoModels extends FigureState<Settings> {
  readonly images: Images | undefined;
  readonly measured: readonly Measured[];
  /** Fréchet distance of an equal number of training digits, which a perfect model would get. */
  readonly floor: number;
  readonly device: string;
}

/** Both models' samples from the same latents, and real digits. */
export interface Images {
  readonly vae: GreyImage;
  readonly gan: GreyImage;
  readonly real: GreyImage;
}

export interface Measured {
  readonly step: number;
  readonly vae: Figures;
  readonly gan: Figures;
}

interface Figures {
  /** Mean variance of the Laplacian, relative to the test digits. */
  readonly sharpness: number;
  /** Fréchet distance on the digit classifier's features. */
  readonly frechet: number;
}

export const models = ['vae', 'gan'] as const;
/** Digits per side of each sheet. */
export const across = 5;
export const mostSteps = 3000;
/** Training steps between two measurements. */
export const measureEvery = 100;

export const initial = (settings: Settings, seed: number): TwoModels => ({
  ...{ settings, seed, steps: 0, measured: [], floor: NaN, device: '', images: undefined },
});

/** The latent and the decoder's noise change what is shown, but not the training. */
export const changed = (state: TwoModels, settings: Settings): TwoModels => ({ ...state, settings });

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;
