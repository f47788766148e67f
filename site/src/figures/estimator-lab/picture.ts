import { horizontalAxis } from '../drawing/axis.ts';
import { formatNumber } from '../drawing/format.ts';
import { label, mark, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale, type Scale } from '../drawing/scale.ts';
import type { Layout } from '../figure.ts';

import { bins, varianceOf, windowOf, type EstimatorLab, type Tally } from './state.ts';

/** Two histograms over one axis: single-sample estimates of the gradient, and the exact gradient. */
export function picture(state: EstimatorLab, layout: Layout): Picture {
  const width = layout === 'wide' ? 720 : 380;
  const x = linearScale(windowOf(state), [16, width - 30]);
  const { exact } = state;
  const count = layout === 'wide' ? 8 : 5;
  return {
    width,
    height: 362,
    marks: [
      ...histogram('score', 'score function', state.score, state.samples, { x, bottom: 158 }),
      horizontalAxis(x, 158, { name: '', count }),
      ...histogram('pathwise', 'pathwise', state.pathwise, state.samples, { x, bottom: 318 }),
      horizontalAxis(x, 318, { name: '', count }),
      mark('line', 'exact-line', { x1: x(exact.score.mean), x2: x(exact.score.mean), y1: 34, y2: 318 }),
      label(
        'exact-name',
        x(exact.score.mean),
        16,
        `exact gradient ${formatNumber(exact.score.mean)}`,
        'middle',
      ),
      label('axis-name', width / 2, 356, 'single-sample estimate of the gradient w.r.t. μ', 'middle'),
    ],
  };
}

function histogram(
  className: string,
  name: string,
  tally: Tally,
  samples: number,
  { x, bottom }: { x: Scale; bottom: number },
): Mark[] {
  const tallest = Math.max(1, ...tally.counts);
  const y = linearScale([0, tallest], [bottom, bottom - 112]);
  const [from, to] = x.domain;
  const edge = (i: number): number => x(from + ((to - from) * i) / bins);
  const spread = Math.sqrt(varianceOf(tally, samples));
  return [
    ...tally.counts.flatMap((count, i) =>
      count === 0
        ? []
        : [
            mark('rect', `bar ${className}`, {
              x: edge(i) + 0.5,
              y: y(count),
              width: Math.max(1, edge(i + 1) - edge(i) - 1),
              height: bottom - y(count),
            }),
          ],
    ),
    ...(Number.isFinite(spread)
      ? [
          mark('line', `spread ${className}`, {
            x1: Math.max(x(from), x(tally.mean - spread)),
            x2: Math.min(x(to), x(tally.mean + spread)),
            y1: bottom - 118,
            y2: bottom - 118,
          }),
        ]
      : []),
    label(`name ${className}`, 16, bottom - 104, name),
    ...(samples === 0 ? [label('tick', 16, bottom - 86, 'no samples yet')] : []),
  ];
}
