import { seededRandom } from '#datasets/random.ts';
import { lerp, slerp } from '#reference/oracle/latent-space.ts';
import { label, mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, frameOf, line, pictureOf, sampled } from './plot.ts';
import type { Still } from './still.ts';

const dimensions = 100;
const random = seededRandom(1);
const draw = () => ({ shape: [dimensions], data: Array.from({ length: dimensions }, () => random.normal()) });
const ends = { a: draw(), b: draw() };
const norm = ({ value }: { value: Float64Array }): number => Math.hypot(...value);
export const straight = (t: number): number => norm(lerp({ ...ends, t }));
export const round = (t: number): number => norm(slerp({ ...ends, t }));
/** Mean and spread of the length, to the order that the lesson derives. */
const [shell, spread] = [Math.sqrt(dimensions), Math.SQRT1_2];

/** The length of a latent along two paths (White 2016, section 2). */
export const shellPath: Still = {
  title: 'The length of the latent on the way from one draw to another',
  text:
    `Two draws of N(0, I) in 100 dimensions, with the lengths ${formatFixed(straight(0), 1)} and ` +
    `${formatFixed(straight(1), 1)}. Draws have a length of 10 ± 0.7. Halfway along the straight path the length is ` +
    `${formatFixed(straight(0.5), 1)}, and halfway along the circle it is ${formatFixed(round(0.5), 1)}.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, 1], [5, 12]);
    const { x, y } = area;
    return pictureOf(frame, [
      mark('rect', 'band', {
        ...{ x: x(0), y: y(shell + spread), width: x(1) - x(0) },
        height: y(shell - spread) - y(shell + spread),
      }),
      ...axes(area, { x: 'part of the way, t', y: 'length of z' }),
      line('first', area, sampled(area, round)),
      line('second', area, sampled(area, straight)),
      label('name', x(0.02), y(11) + 0, 'lengths of draws: 10 ± 0.7'),
      label('name first on-top', x(0.5), y(round(0.5)) + 24, 'along the circle', 'middle'),
      label('name second', x(0.5), y(straight(0.5)) + 22, 'straight', 'middle'),
    ]);
  },
};
