import type { FigureState } from '../figure.ts';
import { randomOfStep } from '../random.ts';

import { sigmaRange, type Settings } from './controls.ts';

/** Samples z = μ + σ ε for the settings' μ and σ. If `cut` is set, z was rebuilt from plain numbers. */
export interface GradientPath extends FigureState<Settings> {
  readonly eps: readonly number[]; // [samples]
}

const samples = 12;
const learningRate = 0.05;

/** The function to minimise, and its derivative. */
export const f = (z: number): number => z ** 2;
export const slope = (z: number): number => 2 * z;

export const initial = (settings: Settings, seed: number): GradientPath => ({
  settings,
  seed,
  steps: 0,
  eps: draw(seed, 0),
});

/** Keeps the noise. Only μ, σ and the path change, which shows their effect on the same ε. */
export const changed = (state: GradientPath, settings: Settings): GradientPath => ({ ...state, settings });

const draw = (seed: number, step: number): number[] => {
  const random = randomOfStep(seed, step);
  return Array.from({ length: samples }, () => random.normal());
};

export const parameters = ({ settings }: GradientPath) => ({
  mu: settings.mu,
  sigma: settings.sigma,
  cut: settings.cut,
});

export function latents(state: GradientPath): number[] {
  const { mu, sigma } = parameters(state);
  return state.eps.map((noise) => mu + sigma * noise);
}

/** The gradient that reaches μ and σ: the means of f′(z) · 1 and f′(z) · ε, or zero if the path is cut. */
export function gradient(state: GradientPath): { dMu: number; dSigma: number } {
  if (parameters(state).cut) return { dMu: 0, dSigma: 0 };
  const slopes = latents(state).map(slope);
  return {
    dMu: mean(slopes),
    dSigma: mean(slopes.map((value, i) => value * (state.eps[i] ?? 0))),
  };
}

/** Takes one step of gradient descent on E f(z), then draws the noise for the next step. */
export function step(state: GradientPath): GradientPath {
  const { mu, sigma } = parameters(state);
  const { dMu, dSigma } = gradient(state);
  const steps = state.steps + 1;
  const moved = {
    mu: mu - learningRate * dMu,
    sigma: Math.max(sigmaRange[0], sigma - learningRate * dSigma),
  };
  return { ...state, steps, settings: { ...state.settings, ...moved }, eps: draw(state.seed, steps) };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
