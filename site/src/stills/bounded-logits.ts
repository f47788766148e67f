import { optimalDiscriminator } from '#reference/oracle/optimal-discriminator.ts';
import { label, mark, type Mark } from '#reference/shared/svg.ts';
import { normalDensity } from '../figures/drawing/curve.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, frameOf, line, pictureOf, sampled } from './plot.ts';
import type { Still } from './still.ts';

const [centre, sigma, noise, smooth] = [1, 0.5, 0.5, 0.9];

/** The logit of smooth · D*, for data at 1 and samples at −1 with a deviation: the optimum for a real label of `smooth`. */
export function bestLogit(x: number, deviation: number, label = 1): number {
  const [p, q] = [centre, -centre].map((mean) => ({ shape: [1], data: [normalDensity(x, mean, deviation)] }));
  const best = label * ((p && q && optimalDiscriminator({ p, q }).value[0]) ?? NaN);
  return Math.log(best / (1 - best));
}

const plain = (x: number): number => bestLogit(x, sigma);
const smoothed = (x: number): number => bestLogit(x, sigma, smooth);
const noisy = (x: number): number => bestLogit(x, Math.hypot(sigma, noise));
const slopeOf = (f: (x: number) => number): number => (f(0.01) - f(-0.01)) / 0.02;

/** The optimal logit between two Gaussians, plain, with a smoothed label and with noise on the inputs. */
export const boundedLogits: Still = {
  title: 'The optimal logit, and two ways to limit it',
  text:
    `Data are N(1, 0.5²), and samples N(−1, 0.5²). The optimal logit is a line of slope ` +
    `${formatFixed(slopeOf(plain), 0)}: at the data it is ${formatFixed(plain(1), 0)}. With a real label of 0.9 it never ` +
    `exceeds ${formatFixed(Math.log(smooth / (1 - smooth)), 1)}, and its slope at the samples stays ` +
    `${formatFixed((smoothed(-0.99) - smoothed(-1.01)) / 0.02, 0)}. With noise of deviation 0.5 on both, the slope is ` +
    `${formatFixed(slopeOf(noisy), 0)} everywhere.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [-2, 2], [-10, 10]);
    const { x, y } = area;
    const place = (mean: number, name: string, at: number): Mark[] => [
      mark('line', 'axis-line', { x1: x(mean), x2: x(mean), y1: y(-10), y2: y(10) }),
      label('name on-top', x(mean), y(at), name, 'middle'),
    ];
    return pictureOf(frame, [
      ...axes(area, { x: 'x', y: 'optimal logit', ticks: [4, 4] }),
      ...place(-centre, 'samples', 8.4),
      ...place(centre, 'data', -8.6),
      line('reference', area, sampled(area, plain, 400)),
      line('third', area, sampled(area, noisy, 400)),
      line('second', area, sampled(area, smoothed, 400)),
      label('name reference on-top', x(0.92), y(8.4), 'plain', 'end'),
      label('name third on-top', x(-1.95), y(-3.4), 'noise 0.5'),
      label('name second on-top', x(1.95), y(0.4), 'label 0.9', 'end'),
    ]);
  },
};
