import { randomOfStep } from '../random.ts';
import type { FigureState, Settings } from '../figure.ts';

import { dataOf } from './places.ts';

/** What one sees of a GAN that hunts the modes of a distribution in the plane. Points are flat, [n, 2]. */
export interface ModeHunt extends FigureState {
  readonly data: readonly number[];
  /** Of the generator; none before the first look. */
  readonly samples: readonly number[];
  /** Where the generator's loss would pull the first of them: minus its gradient by the sample, [pulled, 2]. */
  readonly pulls: readonly number[];
  /** What the discriminator says over the square, row by row from the top left: −1 fake to 1 real. */
  readonly surface: readonly number[];
  readonly history: readonly Moment[];
  /** NaN where the data have no modes. */
  readonly modes: number;
  readonly highQuality: number;
  /** In words. */
  readonly device: string;
}

/** One look: losses as the players see them, and a distance that asks neither of them. */
export interface Moment {
  readonly step: number;
  readonly discriminatorLoss: number;
  readonly generatorLoss: number;
  /** Energy distance of samples and data. */
  readonly distance: number;
}

export const shownPoints = 240;
export const pulled = 40;
/** Cells along a side of the surface. */
export const cells = 24;
export const mostSteps = 3000;

export function initial(settings: Settings, seed: number): ModeHunt {
  const points = dataOf(settings).sample(shownPoints, randomOfStep(seed, 0));
  return {
    ...{ settings, seed, steps: 0 },
    data: Array.from(points, rounded),
    ...{ samples: [], pulls: [], surface: [], history: [], modes: NaN, highQuality: NaN, device: '' },
  };
}

/** A state travels from worker to page a few times a second: three decimals are finer than the picture. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const modeCount = ({ settings }: FigureState): number => dataOf(settings).centers.length;

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;
