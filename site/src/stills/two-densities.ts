import { optimalDiscriminator } from '#reference/oracle/optimal-discriminator.ts';
import { label } from '#reference/shared/svg.ts';
import { normalDensity } from '../figures/drawing/curve.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, frameOf, line, pictureOf, sampled, surface } from './plot.ts';
import type { Still } from './still.ts';

const [centre, sigma] = [1, 0.7];
const data = (x: number): number => normalDensity(x, -centre, sigma);
const samples = (x: number): number => normalDensity(x, centre, sigma);
export const best = (x: number): number => {
  const [p, q] = [data(x), samples(x)].map((value) => ({ shape: [1], data: [value] }));
  return (p && q && optimalDiscriminator({ p, q }).value[0]) ?? NaN;
};

/** Two densities and the optimal discriminator between them (Goodfellow et al. 2014, proposition 1). */
export const twoDensities: Still = {
  title: 'Two densities and the discriminator that is optimal between them',
  text:
    `The data have the density of N(−1, 0.7²), the samples that of N(1, 0.7²). The optimal discriminator D* is ` +
    `${formatFixed(best(-1))} at x = −1, ${formatFixed(best(0))} at x = 0, where the densities are equal, and ` +
    `${formatFixed(best(1))} at x = 1. Beyond the two peaks it is almost flat.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [-3, 3], [0, 1.05]);
    const { x, y } = area;
    const [ofData, ofSamples] = [sampled(area, data), sampled(area, samples)];
    return pictureOf(frame, [
      ...axes(area, { x: 'x', y: 'density, and probability D*' }),
      surface('reference', area, ofData),
      surface('first', area, ofSamples),
      line('reference', area, ofData),
      line('first', area, ofSamples),
      line('second', area, sampled(area, best)),
      label('name reference', x(-1), y(0.22), 'data p', 'middle'),
      label('name first', x(1.2), y(0.22), 'samples q', 'middle'),
      label('name second', x(-2.9), y(0.9), 'D* = p / (p + q)'),
    ]);
  },
};
