import { diffuse } from '#reference/oracle/ddpm.ts';
import { label } from '#reference/shared/svg.ts';
import { normalDensity } from '../figures/drawing/curve.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, frameOf, line, pictureOf, sampled } from './plot.ts';
import type { Still } from './still.ts';

/** Two Gaussians of the data, at ±centre. Their mixture has variance 0.96² + 0.28² = 1. */
const [centre, sigma] = [0.96, 0.28];
/** The share of the data's variance that is left: none is lost yet, and then the lesson's schedule. */
const shares = [1, 0.9, 0.5, 0.1];

const one = (entry: number) => ({ shape: [1, 1], data: [entry] });
const noised = (x: number, share: number, eps: number): number =>
  diffuse({ x: one(x), alphaBar: { shape: [1], data: [share] }, eps: one(eps) }).value[0] ?? NaN;

/** The density of the noised data, when a share of their variance is left. */
export function densityAt(x: number, share: number): number {
  const mean = noised(centre, share, 0);
  const deviation = Math.hypot(noised(sigma, share, 0), noised(0, share, 1));
  return (normalDensity(x, mean, deviation) + normalDensity(x, -mean, deviation)) / 2;
}

const series = ['reference', 'first', 'second', 'third'] as const;

/** Data with two peaks on their way to noise (Ho et al. 2020, eq. 4). */
export const noising: Still = {
  title: 'Data lose their shape step by step',
  text:
    `The data have two peaks of deviation 0.28, at −0.96 and 0.96, and variance 1. Three steps leave 90, 50 and 10 % of ` +
    `their variance, and noise fills the rest. The density at 0.96 and at 0 is ${shares
      .map((share, step) => {
        const pair = [centre, 0].map((x) => formatFixed(densityAt(x, share), 3)).join(' and ');
        return `${pair} ${step === 0 ? 'for the data' : `after step ${step}`}`;
      })
      .join(', ')}.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [-3, 3], [0, 0.8]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'x', y: 'density', ticks: [6, 4] }),
      ...shares.map((share, i) =>
        line(
          series[i] ?? '',
          area,
          sampled(area, (at) => densityAt(at, share), 300),
        ),
      ),
      label('name reference', x(1.3), y(0.63), 'data'),
      label('name first', x(1.38), y(0.38), 'step 1'),
      label('name second on-top', x(0), y(0.28), 'step 2', 'middle'),
      label('name third', x(0), y(0.43), 'step 3', 'middle'),
    ]);
  },
};
