import { textOf, type FigureState, type Settings } from '../figure.ts';
import { initial as unplayed, type ModeHunt } from '../mode-hunt/state.ts';

import { causeOf, runNames, type Cause, type RunName } from './runs.ts';

/** A run that shows its losses first and its samples once it is replayed. */
export type LossCurves = ModeHunt;

export const mostSteps = 1500;
/** Iterations between two recorded points. */
export const everySteps = 25;
/** Iterations after which the prediction is judged. */
const told = 300;

/** The losses alone do not show the data, so the data appear together with the samples. */
export const initial = (settings: Settings, seed: number): LossCurves => ({
  ...unplayed({ ...settings, data: 'ring', drawing: '' }, seed),
  ...{ settings, data: [] },
});

/** A new guess about the same run does not change the run. */
export const changed = (state: LossCurves, settings: Settings): LossCurves | undefined =>
  settings['run'] === state.settings['run'] ? { ...state, settings } : undefined;

export function runOf(settings: Settings): RunName {
  const name = runNames.find((run) => run === textOf(settings, 'run'));
  if (name === undefined) throw new Error(`internal: no run named '${String(settings['run'])}'`);
  return name;
}

export type Verdict = 'none' | 'open' | 'right' | 'wrong';

export function verdict({ settings, steps }: LossCurves): Verdict {
  const guess = textOf(settings, 'guess') as Cause | 'none';
  if (guess === 'none') return 'none';
  if (steps < told) return 'open';
  return guess === causeOf[runOf(settings)] ? 'right' : 'wrong';
}

export const finished = ({ steps }: FigureState): boolean => steps >= mostSteps;
