import { seededRandom } from '#datasets/random.ts';
import { kernelDistance } from '#reference/oracle/kernel-distance.ts';
import { label, mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, bar, frameOf, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

const [repeats, rows] = [2000, 20];
const random = seededRandom(1);
const draw = () => ({ shape: [rows, 1], data: Array.from({ length: rows }, () => random.normal()) });
const estimates = Array.from(
  { length: repeats },
  () => kernelDistance({ x: draw(), y: draw() }).value[0] ?? NaN,
);
export const mean = estimates.reduce((sum, value) => sum + value, 0) / repeats;
const below = estimates.filter((value) => value < 0).length / repeats;

const [from, to, bins] = [-8, 12, 40];
const counts = Array.from({ length: bins }, (_, i) => {
  const left = from + ((to - from) * i) / bins;
  return estimates.filter((value) => value >= left && value < left + (to - from) / bins).length;
});
const outside = repeats - counts.reduce((sum, count) => sum + count, 0);

/** Estimates of a distance that is 0 (Gretton et al. 2012, eq. 3). */
export const kernelEstimates: Still = {
  title: 'Estimates of a distance that is zero',
  text:
    `A histogram of ${repeats} estimates of the kernel distance between two sets of ${rows} draws of N(0, 1). The distance ` +
    `is 0. ${formatFixed(100 * below, 0)} % of the estimates are negative, and their mean is ${formatFixed(mean, 1)}. The ` +
    `positive ones are farther from 0. ${outside} estimates lie outside the picture.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [from, to], [0, 50 * Math.ceil(Math.max(...counts) / 40)]);
    const { x, y } = area;
    const width = x(from + (to - from) / bins) - x(from);
    return pictureOf(frame, [
      ...counts.flatMap((count, i) => {
        const left = from + ((to - from) * i) / bins;
        return bar(left < 0 ? 'second' : 'first', area, {
          left: x(left) + 0.5,
          width: width - 1,
          value: count,
        });
      }),
      ...axes(area, { x: 'estimate of MMD²', y: 'estimates' }),
      mark('line', 'exact-line', { x1: x(0), x2: x(0), y1: y(0), y2: y(y.domain[1]) }),
      label('name second', x(from) + 10, y(y.domain[1]) + 12, `${formatFixed(100 * below, 0)} % negative`),
      label('name', x(0) + 8, y(y.domain[1]) + 12, 'the distance is 0'),
    ]);
  },
};
