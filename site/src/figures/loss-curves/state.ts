import { textOf, type FigureState, type Settings } from '../figure.ts';
import { initial as unplayed, type ModeHunt } from '../mode-hunt/state.ts';

import { causeOf, runNames, type Cause, type RunName } from './runs.ts';

/** A run of which one sees the losses first and the samples once it is played. */
export type LossCurves = ModeHunt;

export const mostSteps = 1500;
/** Between two moments of the record. */
export const everySteps = 25;
/** As soon as a reader has seen enough to be told. */
const told = 300;

/** The data are part of what the losses leave out: they are seen with the samples. */
export const initial = (settings: Settings, seed: number): LossCurves => ({
  ...unplayed({ ...settings, data: 'ring', drawing: '' }, seed),
  ...{ settings, data: [] },
});

/** Another guess about the same run changes nothing of it. */
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
