import { formatFixed } from '../drawing/format.ts';
import type { SteppedFigure } from '../figure.ts';
import { controls } from './controls.ts';
import { dragged, handles, picture } from './picture.ts';
import {
  changed,
  f,
  gradient,
  initial,
  latents,
  mean,
  parameters,
  step,
  type GradientPath,
} from './state.ts';

export const figure: SteppedFigure<GradientPath> = {
  name: 'gradient-path',
  title: 'The gradient path',
  controls,
  runs: 'in the page',
  random: true,
  initial,
  step,
  changed,
  picture,
  handles,
  drag: dragged,
  readings(state) {
    const { mu, sigma } = parameters(state);
    const { dMu, dSigma } = gradient(state);
    return [
      { label: 'μ', value: formatFixed(mu) },
      { label: 'σ', value: formatFixed(sigma) },
      {
        label: 'mean of f(z)',
        value: formatFixed(mean(latents(state).map(f))),
        exact: formatFixed(mu ** 2 + sigma ** 2),
      },
      { label: 'gradient w.r.t. μ', value: formatFixed(dMu), exact: formatFixed(2 * mu) },
      { label: 'gradient w.r.t. σ', value: formatFixed(dSigma), exact: formatFixed(2 * sigma) },
    ];
  },
  summary(state) {
    const { mu, sigma, cut } = parameters(state);
    const { dMu, dSigma } = gradient(state);
    const place = `After ${state.steps} steps μ is ${formatFixed(mu)} and σ is ${formatFixed(sigma)}.`;
    return cut
      ? `${place} The path is cut. The samples still follow ε, but the gradient with respect to μ and σ is 0, and nothing moves.`
      : `${place} The samples' slopes give the gradient ${formatFixed(dMu)} with respect to μ and ${formatFixed(dSigma)} with respect to σ.`;
  },
};
