import type { FigureState } from '../figure.ts';
import { initial as unplayed, type Hunt } from '../mode-hunt/state.ts';

import type { Settings } from './controls.ts';
import { causeOf } from './runs.ts';

/** A run that shows its losses first and its samples once it is replayed. */
export type LossCurves = Hunt<Settings>;

export const mostSteps = 1500;
/** Iterations between two recorded points. */
export const everySteps = 25;
/** Iterations after which the prediction is judged. */
const told = 300;

/** The losses alone do not show the data, so the data appear together with the samples. */
export const initial = (settings: Settings, seed: number): LossCurves => ({
  ...unplayed({ data: 'ring', drawing: '' }, seed),
  ...{ settings, data: [] },
});

/** A new guess about the same run does not change the run. */
export const changed = (state: LossCurves, settings: Settings): LossCurves | undefined =>
  settings.run === state.settings.run ? { ...state, settings } : undefined;

export type Verdict = 'none' | 'open' | 'right' | 'wrong';

export function verdict({ settings, steps }: LossCurves): Verdict {
  const guess = settings.guess;
  if (guess === 'none') return 'none';
  if (steps < told) return 'open';
  return guess === causeOf[settings.run] ? 'right' : 'wrong';
}

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;
