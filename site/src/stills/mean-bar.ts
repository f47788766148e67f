import { laplacianVariance } from '#reference/metrics/sharpness.ts';
import { label, mark, type Mark } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';
import { imageMark } from '../figures/drawing/grey-image.ts';

import { frameOf, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

const side = 12;
/** A bright bar, two pixels wide, from one column on. */
const barFrom = (column: number): Float64Array =>
  Float64Array.from({ length: side * side }, (_, i) => {
    const [row, at] = [Math.floor(i / side), i % side];
    return row > 1 && row < side - 2 && at >= column && at < column + 2 ? 1 : 0;
  });
const [left, right] = [barFrom(4), barFrom(6)];
const images = [
  { name: ['here'], image: left },
  { name: ['or here'], image: right },
  { name: ['their mean'], image: left.map((value, i) => (value + (right[i] ?? NaN)) / 2) },
].map((one) => ({
  ...one,
  sharpness: laplacianVariance({ images: one.image, height: side, width: side })[0] ?? NaN,
}));
export const sharpnessOf = images.map(({ sharpness }) => sharpness);
const [ofBar = NaN, , ofMean = NaN] = sharpnessOf;

/** Two sharp images and the mean of both, with the variance of the Laplacian of each. */
export const meanBar: Still = {
  title: 'Two sharp images, and their mean',
  text:
    `A bright bar in one place, the same bar two pixels farther to the right, and the mean of the two images: a bar twice as ` +
    `wide and half as bright. The sharpness of each bar is ${formatFixed(ofBar)}, and that of the mean is ` +
    `${formatFixed(ofMean)}, ${formatFixed(100 * (ofMean / ofBar), 0)} % of it.`,
  picture: (layout) => {
    const wide = layout === 'wide';
    const frame = frameOf(layout, wide ? 236 : 186);
    const size = wide ? 168 : 108;
    const gap = (frame.width - 3 * size - (wide ? 56 : 16)) / 2;
    const marks: Mark[] = images.flatMap(({ name, image, sharpness }, i) => {
      const x = (wide ? 28 : 8) + i * (size + gap);
      return [
        imageMark(
          'digits',
          { x, y: 28, width: size, height: size },
          {
            ...{ width: side, height: side },
            pixels: Uint8Array.from(image, (value) => Math.round(255 * value)),
          },
        ),
        mark('rect', 'frame', { x, y: 28, width: size, height: size }),
        ...name.map((text) => label('name', x + size / 2, 18, text, 'middle')),
        label('tick', x + size / 2, size + 50, `sharpness ${formatFixed(sharpness)}`, 'middle'),
      ];
    });
    return pictureOf(frame, marks);
  },
};
