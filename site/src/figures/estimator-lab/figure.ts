import { formatNumber } from '../drawing/format.ts';
import type { SteppedFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { picture } from './picture.ts';
import { finished, initial, step, varianceOf, type EstimatorLab } from './state.ts';

export const figure: SteppedFigure<EstimatorLab> = {
  name: 'estimator-lab',
  title: 'Estimator lab',
  controls,
  runs: 'in a worker',
  random: true,
  initial,
  step,
  finished,
  picture,
  readings(state) {
    const { samples, score, pathwise, exact } = state;
    const estimate = (value: number): string => (samples === 0 ? '–' : formatNumber(value));
    const variance = (value: number): string => (samples < 2 ? '–' : formatNumber(value));
    return [
      { label: 'samples', value: String(samples) },
      { label: 'score: mean', value: estimate(score.mean), exact: formatNumber(exact.score.mean) },
      {
        label: 'score: variance',
        value: variance(varianceOf(score, samples)),
        exact: formatNumber(exact.score.variance),
      },
      { label: 'pathwise: mean', value: estimate(pathwise.mean), exact: formatNumber(exact.pathwise.mean) },
      {
        label: 'pathwise: variance',
        value: variance(varianceOf(pathwise, samples)),
        exact: formatNumber(exact.pathwise.variance),
      },
    ];
  },
  summary(state) {
    const { samples, score, pathwise, exact } = state;
    if (samples < 2)
      return `No samples yet. The exact gradient is ${formatNumber(exact.score.mean)}. A single-sample estimate has variance ${formatNumber(exact.score.variance)} for the score function and ${formatNumber(exact.pathwise.variance)} for the pathwise estimator.`;
    return `After ${samples} samples the score-function estimates have mean ${formatNumber(score.mean)} and variance ${formatNumber(varianceOf(score, samples))}, and the pathwise estimates have mean ${formatNumber(pathwise.mean)} and variance ${formatNumber(varianceOf(pathwise, samples))}. The exact gradient is ${formatNumber(exact.score.mean)}.`;
  },
};
