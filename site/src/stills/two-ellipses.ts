import { frechetBetween } from '#reference/metrics/frechet-distance.ts';
import { symmetricEigen } from '#reference/metrics/symmetric-eigen.ts';
import { label, type Mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, dot, frameOf, line, pictureOf, type Area } from './plot.ts';
import type { Still } from './still.ts';

const gaussian = (mean: number[], covariance: number[]) => ({
  n: Infinity,
  mean: Float64Array.from(mean),
  covariance: Float64Array.from(covariance),
});
/** The example of the lesson, and a copy of the second Gaussian that is shifted. */
const tilted = gaussian([0, 0], [2, 1, 1, 2]);
const unit = gaussian([0, 0], [1, 0, 0, 1]);
const shifted = gaussian([4, 0], [1, 0, 0, 1]);
export const distances = {
  same: frechetBetween(tilted, unit),
  shifted: frechetBetween(tilted, shifted),
};

/** The points at one standard deviation. */
function ellipse({ mean, covariance }: typeof unit): [number, number][] {
  const { values, vectors } = symmetricEigen(covariance, 2);
  return Array.from({ length: 97 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 96;
    const along = [Math.cos(angle), Math.sin(angle)].map((part, k) => part * Math.sqrt(values[k] ?? NaN));
    const at = (j: number): number =>
      (mean[j] ?? NaN) + along.reduce((sum, part, k) => sum + part * (vectors[2 * k + j] ?? NaN), 0);
    return [at(0), at(1)];
  });
}

const outline = (className: string, area: Area, of: typeof unit): Mark[] => [
  line(className, area, ellipse(of)),
  dot(className, area, [of.mean[0] ?? NaN, of.mean[1] ?? NaN], 4),
];

/** Gaussians and the squared distance between them (Dowson and Landau 1982). */
export const twoEllipses: Still = {
  title: 'Three Gaussians, drawn at one standard deviation',
  text:
    `A tilted ellipse, the Gaussian with covariance (2, 1; 1, 2) at the origin. A circle with the same centre, N(0, I): the ` +
    `squared distance between the two is ${formatFixed(distances.same, 3)}, from the covariances alone. The same circle ` +
    `shifted by 4 to the right: the squared distance from the tilted Gaussian is ${formatFixed(distances.shifted, 3)}, ` +
    `which is 4² more.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    // One unit is as long upwards as to the right.
    const scale = (frame.right - frame.left) / (layout === 'wide' ? 12.8 : 8.4);
    const half = (frame.bottom - frame.top) / scale / 2;
    const left = layout === 'wide' ? -4.4 : -2.2;
    const area = areaOf(frame, [left, left + (frame.right - frame.left) / scale], [-half, half]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'first feature', y: 'second feature' }),
      ...outline('reference', area, tilted),
      ...outline('first', area, unit),
      ...outline('second', area, shifted),
      label('name reference on-top', x(0.2), y(1.75), 'Σ = (2, 1; 1, 2)', 'middle'),
      label('name first on-top', x(0), y(-1.8), `d² = ${formatFixed(distances.same, 3)}`, 'middle'),
      label('name second on-top', x(4), y(-1.8), `d² = ${formatFixed(distances.shifted, 2)}`, 'middle'),
    ]);
  },
};
