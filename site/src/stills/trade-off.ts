import { klToStandardNormal } from '#reference/oracle/kl-to-standard-normal.ts';
import { elbo, posterior } from '#reference/oracle/linear-gaussian.ts';
import { label } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, dot, frameOf, line, pictureOf, sampled } from './plot.ts';
import type { Still } from './still.ts';

/** One latent, a decoder that is a line of slope 1 with noise ½, one observed x = 1, and q with the posterior's mean. */
const model = { x: { shape: [1], data: [1] }, a: 1, s: 0.5 };
const first = ({ value }: { value: Float64Array }): number => value[0] ?? NaN;
const exact = posterior(model);
const mu = first(exact.mean);
const best = Math.sqrt(first(exact.variance));

/** The two costs of a deviation of q, in nats. */
export function costsOf(sigma: number): { reconstruction: number; kl: number; sum: number } {
  const logVar = 2 * Math.log(sigma);
  const sum = -first(elbo({ ...model, mu: one(mu), logVar: one(logVar) }));
  const kl = first(
    klToStandardNormal({ mu: { shape: [1, 1], data: [mu] }, logVar: { shape: [1, 1], data: [logVar] } }),
  );
  return { reconstruction: sum - kl, kl, sum };
}

const one = (value: number) => ({ shape: [1], data: [value] });
const inWords = (sigma: number): string => {
  const { reconstruction, kl, sum } = costsOf(sigma);
  return `${formatFixed(reconstruction)} and ${formatFixed(kl)}, together ${formatFixed(sum)}`;
};

/** The terms of the loss over the noise of the code (Kingma and Welling 2014, eq. 3). */
export const tradeOff: Still = {
  title: 'The two terms of the loss, over the deviation of q',
  text:
    `A model with one latent. As the deviation σ of q grows, the reconstruction costs more and the KL divergence less, up to ` +
    `σ = 1. In nats, the two cost ${inWords(0.1)} at σ = 0.1, and ${inWords(1)} at σ = 1. The sum is smallest at ` +
    `σ = ${formatFixed(best)}, with ${inWords(best)}.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, 1.4], [0, 4]);
    const { x, y } = area;
    const from = (cost: keyof ReturnType<typeof costsOf>) =>
      sampled(area, (sigma) => costsOf(Math.max(sigma, 1e-3))[cost]);
    return pictureOf(frame, [
      ...axes(area, { x: 'standard deviation σ of q', y: 'nats' }),
      line('second', area, from('reconstruction')),
      line('first', area, from('kl')),
      line('third', area, from('sum')),
      dot('third', area, [best, costsOf(best).sum]),
      label('name first', x(1.38), y(costsOf(1.38).kl) - 8, 'KL', 'end'),
      label('name second on-top', x(1.38), y(1.25), 'reconstruction', 'end'),
      label('name third', x(best), y(costsOf(best).sum) - 14, 'sum: −ELBO', 'middle'),
    ]);
  },
};
