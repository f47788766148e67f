import { label, type Mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { measured } from './measured.ts';
import { areaOf, bar, barAxis, frameOf, pictureOf, reference } from './plot.ts';
import type { Still } from './still.ts';

const section = 'A digit that was held out, found by −ELBO';
const digits = Array.from({ length: 10 }, (_, digit) => ({
  digit,
  ...measured(section, `${digit} held out`, 'AUROC'),
}));

/** How well −ELBO finds each digit that was held out, as measured. */
export const aurocByDigit: Still = {
  title: 'How well −ELBO finds a digit that it has never seen',
  text: `The AUROC of each digit that was held out, means over five seeds: ${digits
    .map(({ digit, mean }) => `${digit}: ${formatFixed(mean, 3)}`)
    .join(', ')}. Chance is 0.5. Only the 1 is far below it.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, 10], [0, 1]);
    const width = (frame.right - frame.left) / 10;
    const marks: Mark[] = digits.flatMap(({ digit, mean, error }) => {
      const left = frame.left + width * (digit + 0.15);
      return [
        ...bar(mean < 0.5 ? 'second' : 'first', area, { left, width: 0.7 * width, value: mean, error }),
        label('tick', left + 0.35 * width, frame.bottom + 19, String(digit), 'middle'),
      ];
    });
    return pictureOf(frame, [
      ...barAxis(area, 'AUROC (chance: 0.5)'),
      ...marks,
      reference(area, 0.5),
      label('axis-name', frame.right, frame.bottom + 40, 'digit that was held out', 'end'),
    ]);
  },
};
