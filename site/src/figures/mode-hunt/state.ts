import { randomOfStep } from '../random.ts';
import type { FigureState, Settings as AnySettings } from '../figure.ts';

import type { Settings } from './controls.ts';
import { dataOf, type Hunted } from './places.ts';

/** What the figure shows of a GAN that learns a distribution in the plane. Points are flat, [n, 2]. */
export interface Hunt<Own extends AnySettings> extends FigureState<Own> {
  readonly data: readonly number[];
  /** Samples of the generator, empty before the first measurement. */
  readonly samples: readonly number[];
  /** Minus the gradient of the generator's loss with respect to the first samples, [pulled, 2]. */
  readonly pulls: readonly number[];
  /** The discriminator's output over the square, row by row from the top left: −1 fake to 1 real. */
  readonly surface: readonly number[];
  readonly history: readonly Moment[];
  /** NaN if the data have no modes. */
  readonly modes: number;
  readonly highQuality: number;
  /** In words. */
  readonly device: string;
}

export type ModeHunt = Hunt<Settings>;

/** One measurement: the losses of both players, and a distance that is independent of them. */
export interface Moment {
  readonly step: number;
  readonly discriminatorLoss: number;
  readonly generatorLoss: number;
  /** Energy distance between samples and data. */
  readonly distance: number;
}

export const shownPoints = 240;
export const pulled = 40;
/** Cells per side of the surface. */
export const cells = 24;
export const mostSteps = 3000;

/** Before the first look, for the settings of any figure that hunts these data. */
export function initial<Own extends Hunted & AnySettings>(settings: Own, seed: number): Hunt<Own> {
  const points = dataOf(settings).sample(shownPoints, randomOfStep(seed, 0));
  return {
    ...{ settings, seed, steps: 0 },
    data: Array.from(points, rounded),
    ...{ samples: [], pulls: [], surface: [], history: [], modes: NaN, highQuality: NaN, device: '' },
  };
}

/** A state is sent from worker to page a few times per second. Three decimals are finer than the picture. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const modeCount = ({ settings }: ModeHunt): number => dataOf(settings).centers.length;

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;
