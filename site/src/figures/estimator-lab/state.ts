import { scalarFunctions, type ScalarFunction } from '#reference/oracle/scalar-functions.ts';

import type { FigureState } from '../figure.ts';
import { randomOfStep } from '../random.ts';

import type { Settings } from './controls.ts';
import { momentsOf, type Moments } from './exact.ts';

/** Statistics of one estimator: Welford's running sums, and a histogram over a fixed window. */
export interface Tally {
  readonly mean: number;
  readonly squares: number;
  readonly counts: readonly number[]; // [bins]; the outer two count values outside
}

export interface EstimatorLab extends FigureState<Settings> {
  readonly exact: { readonly score: Moments; readonly pathwise: Moments };
  readonly samples: number;
  readonly score: Tally;
  readonly pathwise: Tally;
}

export const bins = 61;
export const samplesPerStep = 50;
export const mostSamples = 200_000;

/** The single-sample estimates of the gradient with respect to μ: f(z) (z − μ) / σ² and f′(z), at z = μ + σ ε. */
export function termsOf(settings: Settings) {
  const { mu, sigma } = settings;
  const f: ScalarFunction = scalarFunctions[settings.f];
  return {
    score: (eps: number): number => (f.value(mu + sigma * eps) * eps) / sigma,
    pathwise: (eps: number): number => f.derivative(mu + sigma * eps),
  };
}

/** Their exact means (both are the gradient with respect to μ) and variances. */
export function exactMoments(settings: Settings): { score: Moments; pathwise: Moments } {
  const { score, pathwise } = termsOf(settings);
  return { score: momentsOf(score), pathwise: momentsOf(pathwise) };
}

/** Both histograms share one window: the exact mean, and three standard deviations of the wider estimator to either side. */
export function windowOf({
  exact: { score, pathwise },
}: Pick<EstimatorLab, 'exact'>): readonly [number, number] {
  const reach = 3 * Math.sqrt(Math.max(score.variance, pathwise.variance, 1e-6));
  return [score.mean - reach, score.mean + reach];
}

export const initial = (settings: Settings, seed: number): EstimatorLab => ({
  settings,
  seed,
  steps: 0,
  exact: exactMoments(settings),
  samples: 0,
  score: empty,
  pathwise: empty,
});

const empty: Tally = { mean: 0, squares: 0, counts: Array.from({ length: bins }, () => 0) };

/** Uses the same noise for both estimators. */
export function step(state: EstimatorLab): EstimatorLab {
  const random = randomOfStep(state.seed, state.steps);
  const eps = Array.from({ length: samplesPerStep }, () => random.normal());
  const { score, pathwise } = termsOf(state.settings);
  const window = windowOf(state);
  return {
    ...state,
    steps: state.steps + 1,
    samples: state.samples + samplesPerStep,
    score: tallied(state.score, state.samples, eps.map(score), window),
    pathwise: tallied(state.pathwise, state.samples, eps.map(pathwise), window),
  };
}

export const finished = ({ samples }: EstimatorLab): boolean => samples >= mostSamples;

/** Unbiased, divided by n − 1. */
export const varianceOf = ({ squares }: Tally, samples: number): number =>
  samples < 2 ? NaN : squares / (samples - 1);

/** Welford 1962: the mean and the sum of squared deviations, one value after another. */
function tallied(
  tally: Tally,
  before: number,
  terms: readonly number[],
  window: readonly [number, number],
): Tally {
  let { mean, squares } = tally;
  const counts = [...tally.counts];
  for (const [i, term] of terms.entries()) {
    const deviation = term - mean;
    mean += deviation / (before + i + 1);
    squares += deviation * (term - mean);
    const bin = binOf(term, window);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { mean, squares, counts };
}

function binOf(term: number, [from, to]: readonly [number, number]): number {
  const bin = Math.floor(((term - from) / (to - from)) * bins);
  return Math.max(0, Math.min(bins - 1, bin));
}
