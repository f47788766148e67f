import { elbo, gap, logEvidence, posterior } from '#reference/oracle/linear-gaussian.ts';
import { label, mark, type Mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, dot, frameOf, line, pictureOf, reference, sampled, type Area } from './plot.ts';
import type { Still } from './still.ts';

/** The model of the lesson: slope 1, noise ½, and one observed x = 1. */
const model = { x: { shape: [1], data: [1] }, a: 1, s: 0.5 };
const one = (value: number) => ({ shape: [1], data: [value] });
const first = ({ value }: { value: Float64Array }): number => value[0] ?? NaN;

const evidence = first(logEvidence(model));
const mean = first(posterior(model).mean);
const variance = first(posterior(model).variance);
const q = (mu: number, width: number) => ({ ...model, mu: one(mu), logVar: one(Math.log(width)) });
/** @param width the variance of q */
const boundAt = (mu: number, width: number): number => first(elbo(q(mu, width)));
const gapAt = (mu: number, width: number): number => first(gap(q(mu, width)));

/** The gap at a mean, as a line from the bound to the evidence. */
function gapMarks({ x, y }: Area, mu: number): Mark[] {
  const [top, bottom] = [y(evidence), y(boundAt(mu, variance))];
  return [
    mark('line', 'span', { x1: x(mu), x2: x(mu), y1: top, y2: bottom }),
    label('name on-top', x(mu) - 8, (top + bottom) / 2 + 5, formatFixed(gapAt(mu, variance)), 'end'),
  ];
}

/** The bound over the mean of q, for two variances (Kingma and Welling 2014, eq. 1). */
export const elboGap: Still = {
  title: 'The bound over the mean of q',
  text:
    `The evidence log p(x) is ${formatFixed(evidence)} nats for every q. With the posterior’s variance ${formatFixed(variance, 1)}, the ` +
    `bound touches it at μ = ${formatFixed(mean, 1)}, the posterior’s mean, and falls as a parabola on both sides: at μ = 0 ` +
    `the gap is ${formatFixed(gapAt(0, variance))} nats. With the prior’s variance 1 the parabola has the same shape and is ` +
    `lower by ${formatFixed(gapAt(mean, 1))} nats everywhere, so it touches log p(x) nowhere.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [-0.4, 2], [-5, -1]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'mean μ of q', y: 'ELBO, in nats' }),
      reference(area, evidence),
      label('name', x(2), y(evidence) - 8, 'log p(x)', 'end'),
      line(
        'second',
        area,
        sampled(area, (mu) => boundAt(mu, 1), 320),
      ),
      line(
        'first',
        area,
        sampled(area, (mu) => boundAt(mu, variance), 320),
      ),
      ...gapMarks(area, 0),
      dot('first', area, [mean, boundAt(mean, variance)]),
      label('name first', x(mean), y(boundAt(mean, variance)) + 36, 'variance 0.2', 'middle'),
      label('name second', x(mean), y(boundAt(mean, 1)) + 26, 'variance 1', 'middle'),
    ]);
  },
};
