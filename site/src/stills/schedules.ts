import { label, type Mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { measured } from './measured.ts';
import { areaOf, bar, barAxis, frameOf, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

const ring = 'Ring of 8 Gaussians';
const grid = 'Grid of 25 Gaussians';
/** Each bound on each data set: its row with Adam at 1:1 and with RMSProp at 5:1. */
const groups = [
  { name: ['ring,', 'clipped'], section: ring, rows: ['WGAN clipped at .1, Adam 1:1', 'WGAN clipped at .1'] },
  { name: ['ring,', 'penalty'], section: ring, rows: ['WGAN-GP λ = .1', 'WGAN-GP λ = .1, RMSProp 5:1'] },
  { name: ['grid,', 'clipped'], section: grid, rows: ['WGAN clipped at .1, Adam 1:1', 'WGAN clipped at .1'] },
  { name: ['grid,', 'penalty'], section: grid, rows: ['WGAN-GP λ = .1', 'WGAN-GP λ = .1, RMSProp 5:1'] },
].map(({ name, section, rows }) => ({
  name,
  values: rows.map((row) => measured(section, row, 'high quality %')),
}));
const kinds = ['first', 'second'] as const;

/** The same loss under two schedules, as measured. */
export const schedules: Still = {
  title: 'The same losses under two schedules',
  text: `Good samples in percent, Adam at 1:1 and then RMSProp at 5:1, means over ten seeds. ${groups
    .map(
      ({ name, values }) =>
        `${name.join(' ')}: ${values.map(({ mean }) => formatFixed(mean, 1)).join(' and ')}`,
    )
    .join('. ')}.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, groups.length], [0, 50]);
    const width = (frame.right - frame.left) / groups.length;
    const marks: Mark[] = groups.flatMap(({ name, values }, i) => [
      ...values.flatMap(({ mean, error }, k) =>
        bar(kinds[k] ?? '', area, {
          left: frame.left + width * (i + 0.16 + 0.35 * k),
          width: 0.33 * width,
          value: mean,
          error,
        }),
      ),
      ...name.map((text, row) =>
        label('tick', frame.left + width * (i + 0.5), frame.bottom + 19 + 17 * row, text, 'middle'),
      ),
    ]);
    return pictureOf(frame, [
      ...barAxis(area, 'good samples, %'),
      ...marks,
      label('name first', frame.right, frame.top + 8, 'Adam, 1:1', 'end'),
      label('name second', frame.right, frame.top + 28, 'RMSProp, 5:1', 'end'),
    ]);
  },
};
