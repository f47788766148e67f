import { label, type Mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, bar, barAxis, frameOf, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

const [modes, covered] = [8, 7];

/**
 * Total variation between packs of real samples, from eight equal modes, and of generated ones, from seven of them: the
 * probability that a real pack has a sample of the missing mode.
 */
export const variationOf = (pack: number): number => 1 - (covered / modes) ** pack;

const packs = Array.from({ length: 8 }, (_, i) => ({ size: i + 1, value: variationOf(i + 1) }));

/** What a discriminator can see of a missing mode, over the samples that it sees at once (Lin et al. 2018). */
export const seenAtOnce: Still = {
  title: 'One missing mode of eight, seen in packs',
  text:
    `The probability that a pack of real samples contains the mode that the generator leaves out, which is also the total ` +
    `variation distance. By the number of samples in a pack: ${packs
      .map(({ size, value }) => `${size}: ${formatFixed(value, 3)}`)
      .join(', ')}.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, packs.length], [0, 0.8]);
    const width = (frame.right - frame.left) / packs.length;
    const marks: Mark[] = packs.flatMap(({ size, value }) => {
      const left = frame.left + width * (size - 0.85);
      const middle = left + 0.35 * width;
      return [
        ...bar('first', area, { left, width: 0.7 * width, value }),
        label('tick', middle, area.y(value) - 7, formatFixed(value), 'middle'),
        label('tick', middle, frame.bottom + 19, String(size), 'middle'),
      ];
    });
    return pictureOf(frame, [
      ...barAxis(area, 'total variation'),
      ...marks,
      label('axis-name', frame.right, frame.bottom + 40, 'samples seen at once', 'end'),
    ]);
  },
};
