import { jensenShannon, wasserstein1 } from '#reference/oracle/optimal-discriminator.ts';
import { label, type Mark } from '#reference/shared/svg.ts';
import { normalDensity } from '../figures/drawing/curve.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, line, pictureOf, reference, twoFrames } from './plot.ts';
import type { Still } from './still.ts';

const sigma = 0.2;
const step = 0.02;
/** Points from −1 to 5. */
const points = Array.from({ length: 301 }, (_, i) => -1 + i * step);
const masses = (mean: number) => ({
  shape: [points.length],
  data: points.map((x) => normalDensity(x, mean, sigma) * step),
});

/** JS in nats and W₁ of two narrow Gaussians at a distance, on the grid. */
export function distancesAt(distance: number): { js: number; w1: number } {
  const pair = { p: masses(0), q: masses(distance) };
  return {
    js: jensenShannon(pair).value[0] ?? NaN,
    w1: wasserstein1({ points: { shape: [points.length], data: points }, ...pair }).value[0] ?? NaN,
  };
}

const most = 4;
const rows = Array.from({ length: 81 }, (_, i) => {
  const distance = (most * i) / 80;
  return { distance, ...distancesAt(distance) };
});

/** Two distances over the distance of what they compare (Arjovsky et al. 2017, example 1, with narrow Gaussians). */
export const flatAndSteep: Still = {
  title: 'Two ways to say how far the samples are',
  text:
    `Data are N(0, 0.2²), and samples N(θ, 0.2²). The Jensen–Shannon divergence rises from 0 to ` +
    `${formatFixed(distancesAt(1).js, 3)} nats at θ = 1, to ${formatFixed(distancesAt(2).js, 3)} at θ = 2, and never beyond log 2. W₁ ` +
    `is θ: ${[1, 2, 4].map((d) => `${formatFixed(distancesAt(d).w1, 2)} at θ = ${d}`).join(', ')}.`,
  picture: (layout) => {
    const { frames, ...size } = twoFrames(layout);
    const [js, w1] = [areaOf(frames[0], [0, most], [0, 0.8]), areaOf(frames[1], [0, most], [0, most])];
    const marks: Mark[] = [
      ...axes(js, { x: 'distance θ', y: 'Jensen–Shannon, in nats', ticks: [4, 4] }),
      reference(js, Math.LN2),
      line(
        'second',
        js,
        rows.map(({ distance, js: value }) => [distance, value]),
      ),
      label('name', js.x(most), js.y(Math.LN2) - 8, 'log 2', 'end'),
      label('name second', js.x(2.6), js.y(0.58), 'no slope here', 'middle'),
      ...axes(w1, { x: 'distance θ', y: 'W₁, in the units of x', ticks: [4, 4] }),
      line(
        'first',
        w1,
        rows.map(({ distance, w1: value }) => [distance, value]),
      ),
      label('name first', w1.x(most), w1.y(1.1), 'slope 1 everywhere', 'end'),
    ];
    return pictureOf(size, marks);
  },
};
