import type { FigureState } from '../figure.ts';

import type { Settings } from './controls.ts';
import { stepFrom, type Point } from './game.ts';

export interface GameLab extends FigureState<Settings> {
  readonly trail: readonly Point[]; // [steps + 1], the start first
}

export const mostSteps = 500;

export const initial = (settings: Settings, seed: number): GameLab => ({
  settings,
  seed,
  steps: 0,
  trail: [{ theta: settings.theta, psi: settings.psi }],
});

export const here = ({ trail }: GameLab): Point => trail.at(-1) ?? { theta: NaN, psi: NaN };

export const step = (state: GameLab): GameLab => ({
  ...state,
  steps: state.steps + 1,
  trail: [...state.trail, stepFrom(state.settings, here(state))],
});

export const finished = ({ steps }: GameLab): boolean => steps >= mostSteps;
