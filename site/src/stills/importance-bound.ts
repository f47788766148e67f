import { iwaeBound } from '#reference/oracle/importance-weighted-bound.ts';
import { label } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, dot, frameOf, line, pictureOf, reference } from './plot.ts';
import type { Still } from './still.ts';

/**
 * The example of `elbo-gap`: z is 0 or 1 with equal probability, and the observed x has probability 0.1 or 0.6. The encoder
 * knows nothing, q(z) = ½, so the weights are p(x, z) / q(z).
 */
const logWeights = [Math.log(0.05 / 0.5), Math.log(0.3 / 0.5)] as const;
const evidence = Math.log(0.35);

/** The exact bound with k samples: the mean over how many of them are 1, which is binomial. */
export function exactBound(k: number): number {
  let [sum, probability] = [0, 0.5 ** k];
  for (let ones = 0; ones <= k; ones++) {
    const data = Array.from({ length: k }, (_, i) => logWeights[i < ones ? 1 : 0]);
    sum += probability * (iwaeBound({ logWeights: { shape: [k, 1], data } }).value[0] ?? NaN);
    probability *= (k - ones) / (ones + 1);
  }
  return sum;
}

const most = 50;
const bounds = Array.from({ length: most }, (_, i) => [i + 1, exactBound(i + 1)] as const);
const shown = [1, 5, most];
const atK = (k: number): number => bounds[k - 1]?.[1] ?? NaN;

/** The importance-weighted bound over k (Burda et al. 2016, theorem 1). */
export const importanceBound: Still = {
  title: 'The bound over the number of samples',
  text:
    `A latent that is 0 or 1, with an encoder that does not know which. log p(x) is ${formatFixed(evidence, 3)} nats. The ` +
    `bound is ${shown.map((k) => `${formatFixed(atK(k), 3)} with k = ${k}`).join(', ')}. It rises with every k, quickly ` +
    `at first, and never exceeds log p(x).`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, most], [-1.45, -1]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'samples k', y: 'bound, in nats' }),
      reference(area, evidence),
      label('name', x(most), y(evidence) - 9, 'log p(x)', 'end'),
      line('first', area, bounds),
      ...shown.flatMap((k) => [
        dot('first', area, [k, atK(k)]),
        label(
          'name first on-top',
          x(k) + (k === most ? 0 : 11),
          y(atK(k)) + (k === 1 ? 5 : 22),
          `k = ${k}`,
          k === most ? 'end' : 'start',
        ),
      ]),
    ]);
  },
};
