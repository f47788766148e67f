import { value } from '#reference/oracle/gradient-penalty.ts';
import { label } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, dot, frameOf, line, pictureOf, sampled } from './plot.ts';
import type { Still } from './still.ts';

const one = (entry: number, shape = [1, 1]) => ({ shape, data: [entry] });

/** The penalty of the critic C(x) = slope · x on a line. */
export const penaltyOf = (slope: number, target: number): number =>
  value({
    critic: { activation: 'relu', hidden: [], last: { kernel: one(slope), bias: one(0, [1]) } },
    real: one(1),
    fake: one(-1),
    alpha: one(0.5),
    target,
  }).value[0] ?? NaN;

/** The penalty over the critic's slope (Gulrajani et al. 2017, eq. 3), and with a target of 0. */
export const penalties: Still = {
  title: 'What a penalty asks of the slope',
  text:
    `A critic on a line with one slope. With a target of 1 the penalty is 0 at the slopes 1 and −1, ` +
    `${formatFixed(penaltyOf(0, 1), 0)} for a flat critic and ${formatFixed(penaltyOf(2, 1), 0)} at a slope of 2. With a ` +
    `target of 0 it is 0 for a flat critic only, and ${formatFixed(penaltyOf(2, 0), 0)} at a slope of 2. Clipping is not a ` +
    `penalty: it cuts off at a bound that depends on the network.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [-2.5, 2.5], [0, 4]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'slope of the critic', y: 'penalty, without its weight' }),
      line(
        'second',
        area,
        sampled(area, (slope) => penaltyOf(slope, 0), 200),
      ),
      line(
        'first',
        area,
        sampled(area, (slope) => penaltyOf(slope, 1), 200),
      ),
      ...[-1, 1].map((slope) => dot('first', area, [slope, 0])),
      dot('second', area, [0, 0]),
      label('name first', x(0), y(1.15), 'target 1', 'middle'),
      label('name second on-top', x(1.62), y(3.1), 'target 0', 'end'),
    ]);
  },
};
