import { klToStandardNormal } from '#reference/oracle/kl-to-standard-normal.ts';
import { elbo } from '#reference/oracle/linear-gaussian.ts';
import { label, mark, type Mark } from '#reference/shared/svg.ts';
import { formatFixed, formatNumber } from '../figures/drawing/format.ts';

import { areaOf, axes, dot, frameOf, line, pictureOf, type Area } from './plot.ts';
import type { Still } from './still.ts';

/** Variance of the data, and of the decoder's noise. */
const [variance, noise] = [1.25, 0.25];
const first = ({ value }: { value: Float64Array }): number => value[0] ?? NaN;

interface Terms {
  readonly rate: number;
  readonly distortion: number;
}

/** Both terms of the linear model that is best for a weight β, in nats. Above V / s² its slope is 0. */
export function termsOf(beta: number): Terms {
  const squaredSlope = Math.max(0, variance - beta * noise);
  const total = squaredSlope + beta * noise;
  // Both terms are an even parabola in x, and the mean of x² is the variance.
  const x = Math.sqrt(variance);
  const slope = Math.sqrt(squaredSlope);
  const [mu, logVar] = [(slope / total) * x, Math.log((beta * noise) / total)];
  const one = (value: number, shape = [1]) => ({ shape, data: [value] });
  const rate = first(klToStandardNormal({ mu: one(mu, [1, 1]), logVar: one(logVar, [1, 1]) }));
  const bound = first(elbo({ x: one(x), a: slope, s: Math.sqrt(noise), mu: one(mu), logVar: one(logVar) }));
  return { rate, distortion: -bound - rate };
}

const negativeElbo = ({ rate, distortion }: Terms): number => rate + distortion;
const pointOf = ({ rate, distortion }: Terms): readonly [number, number] => [rate, distortion];

const collapsed = termsOf(variance / noise);

/** The model of the same −ELBO with β < 1. Down there −ELBO falls as β grows. */
export function twinOfCollapsed(): Terms {
  let [low, high] = [1e-3, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (negativeElbo(termsOf(middle)) > negativeElbo(collapsed)) low = middle;
    else high = middle;
  }
  return termsOf(high);
}

const twin = twinOfCollapsed();
const weights = [0.5, 1, 2];
const lowest = termsOf(1);
const curve = Array.from({ length: 201 }, (_, i) => termsOf((variance / noise) * Math.exp(-i / 33)));
const inWords = ({ rate, distortion }: Terms): string =>
  `rate ${formatFixed(rate)} and distortion ${formatFixed(distortion)}`;

/** All rates and distortions with this sum. */
const equalBound = ({ x, y }: Area, sum: number): Mark =>
  mark('line', 'exact-line', { x1: x(0), y1: y(sum), x2: x(sum), y2: y(0) });

/** Distortion over rate for the best linear models (Alemi et al. 2018, figure 1). */
export const rateDistortion: Still = {
  title: 'Two models with the same −ELBO',
  text:
    `The best linear VAEs of every weight β, in nats, for data of variance 1.25 and noise of variance 0.25. ` +
    `${weights.map((beta) => `β = ${formatNumber(beta)}: ${inWords(termsOf(beta))}`).join('. ')}. A model that ignores z: ` +
    `${inWords(collapsed)}. Another one with the same −ELBO, ${formatFixed(negativeElbo(collapsed))}: ${inWords(twin)}. The ` +
    `lowest −ELBO is ${formatFixed(negativeElbo(lowest))}, at β = 1.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, 3], [0, 3]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'rate, in nats', y: 'distortion, in nats', ticks: [6, 3] }),
      ...[collapsed, lowest].map((terms) => equalBound(area, negativeElbo(terms))),
      line('first', area, curve.map(pointOf)),
      ...weights.flatMap((beta) => {
        const { rate, distortion } = termsOf(beta);
        return [
          dot('first', area, [rate, distortion]),
          label('name first on-top', x(rate) + 9, y(distortion) - 7, `β = ${formatNumber(beta)}`),
        ];
      }),
      ...[collapsed, twin].map((terms) => dot('second', area, pointOf(terms))),
      label('name second on-top', x(0) + 12, y(collapsed.distortion) + 1, 'ignores z'),
      label('name second on-top', x(twin.rate) + 2, y(twin.distortion) - 13, 'uses z'),
      label('name', x(1.62), y(1.2), 'the same −ELBO'),
      label('name', x(0.06), y(0.1), 'lowest −ELBO'),
    ]);
  },
};
