import { gumbelSoftmax } from '#reference/oracle/gumbel-softmax.ts';
import { label, type Mark } from '#reference/shared/svg.ts';
import { formatFixed, formatNumber } from '../figures/drawing/format.ts';

import { areaOf, bar, barAxis, frameOf, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

/** The draw that the lesson works by hand: its probabilities and its uniform numbers. */
const draw = {
  logits: { shape: [1, 3], data: [0.1, 0.2, 0.7].map(Math.log) },
  uniform: { shape: [1, 3], data: [0.3, 0.8, 0.4] },
};
const temperatures = [2, 1, 0.5, 0.1];

/** The three entries of the draw, relaxed at a temperature. */
export const relaxed = (temperature: number): readonly number[] =>
  Array.from(gumbelSoftmax({ ...draw, temperature }).value);

const rows = temperatures.map((temperature) => ({ temperature, entries: relaxed(temperature) }));

/** One draw of a class at falling temperatures (Jang et al. 2017, figure 1). */
export const fallingTemperature: Still = {
  title: 'One draw, relaxed at falling temperatures',
  text: `Three classes with the probabilities 0.1, 0.2 and 0.7, and one draw, which is class 2. Relaxed, it is ${rows
    .map(
      ({ temperature, entries }) =>
        `${entries.map((entry) => formatFixed(entry, 3)).join(', ')} at τ = ${formatNumber(temperature)}`,
    )
    .join('; ')}. Class 2 is the largest at every temperature.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, rows.length], [0, 1]);
    const width = (frame.right - frame.left) / rows.length;
    const each = 0.26 * width;
    const marks: Mark[] = rows.flatMap(({ temperature, entries }, i) => {
      const winner = entries.indexOf(Math.max(...entries));
      return [
        ...entries.flatMap((value, k) => {
          const left = frame.left + width * (i + 0.11) + each * k;
          return [
            ...bar(k === winner ? 'first' : 'second', area, { left, width: 0.9 * each, value }),
            label('tick', left + 0.45 * each, frame.bottom + 17, String(k + 1), 'middle'),
          ];
        }),
        label(
          'name',
          frame.left + width * (i + 0.5),
          frame.bottom + 39,
          `τ = ${formatNumber(temperature)}`,
          'middle',
        ),
      ];
    });
    return pictureOf(frame, [
      ...barAxis(area, 'entry of the row'),
      ...marks,
      label('name first', frame.left + 12, frame.top + 8, 'the class that was drawn'),
      label('name second', frame.left + 12, frame.top + 28, 'the two others'),
    ]);
  },
};
