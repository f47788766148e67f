import { squaredNeighbourRadii } from '#reference/metrics/nearest-neighbours.ts';
import { precisionRecall } from '#reference/metrics/precision-recall.ts';
import { rowsOf } from '#reference/metrics/rows.ts';
import { label, mark, type Mark } from '#reference/shared/svg.ts';
import { linearScale, type Scale } from '../figures/drawing/scale.ts';
import { horizontalAxis } from '../figures/drawing/axis.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { frameOf, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

/** The points of the lesson. */
const real = [0, 1, 2, 10];
const samples = [0.5, 1.5, 4, 5];
const rows = (points: readonly number[]) => rowsOf(Float64Array.from(points), 1);
const radiiOf = (points: readonly number[]): number[] =>
  Array.from(squaredNeighbourRadii(rows(points), 1), Math.sqrt);
export const { precision, recall } = precisionRecall(rows(real), rows(samples), 1);
const domain = [-1.5, 18.5] as const;

/** Balls around one set, and the points of both: those of the other set are filled if they lie in a ball. */
function rowMarks(x: Scale, y: number, own: 'real' | 'samples'): Mark[] {
  const [owners, others] = own === 'real' ? [real, samples] : [samples, real];
  const radii = radiiOf(owners);
  const [ownClass, otherClass] = own === 'real' ? ['reference', 'first'] : ['first', 'reference'];
  const inside = (point: number): boolean =>
    owners.some((owner, i) => Math.abs(point - owner) <= (radii[i] ?? NaN));
  return [
    ...owners.map((owner, i) => {
      const radius = radii[i] ?? NaN;
      return mark('rect', `ball-of ${ownClass}`, {
        ...{
          x: x(owner - radius),
          y: y - 20,
          width: x(owner + radius) - x(owner - radius),
          height: 40,
          rx: 20,
        },
      });
    }),
    ...owners.map((owner) => mark('circle', `point ${ownClass}`, { cx: x(owner), cy: y, r: 4 })),
    ...others.map((other) =>
      mark('circle', inside(other) ? `point ${otherClass}` : `missed ${otherClass}`, {
        cx: x(other),
        cy: y,
        r: 6.5,
      }),
    ),
  ];
}

/** Precision and recall of four points on a line (Kynkäänniemi et al. 2019, eqs. 1 and 2, k = 1). */
export const balls: Still = {
  title: 'Whose balls contain whose points',
  text:
    `Points on a line, k = 1. Real points at ${real.join(', ')} have balls with the radii ${radiiOf(real).join(', ')}. All ` +
    `four samples, at ${samples.join(', ')}, lie in one of them, so precision is ${formatFixed(precision)}. The samples’ ` +
    `balls have the radii ${radiiOf(samples).join(', ')}. They contain three of the four real points, but not 10, so recall ` +
    `is ${formatFixed(recall)}.`,
  picture: (layout) => {
    const frame = frameOf(layout, 270);
    const x = linearScale(domain, [layout === 'wide' ? 24 : 12, frame.width - (layout === 'wide' ? 24 : 12)]);
    return pictureOf(frame, [
      label('name', x(domain[0]), 20, `Balls of the real points: precision ${formatFixed(precision)}`),
      ...rowMarks(x, 55, 'real'),
      label('name first', x(domain[0]), 118, `Balls of the samples: recall ${formatFixed(recall)}`),
      ...rowMarks(x, 153, 'samples'),
      horizontalAxis(x, 204, { name: '', count: layout === 'wide' ? 10 : 5 }),
      label('axis-name', x(domain[0]), 250, '● small: the owners of the balls'),
      label('axis-name', x(domain[1]), 250, '○ hollow: missed', 'end'),
    ]);
  },
};
