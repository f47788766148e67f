import { greyPng } from '#datasets/grey-png.ts';
import type { Picture } from '#grader/core/picture.ts';

/** What a trained model makes, as an element of a page that loads nothing: an image, or points as SVG. */
export function pictureHtml(picture: Picture, escape: (text: string) => string): string {
  const title = escape(picture.title);
  const drawn =
    picture.kind === 'grey'
      ? `<img src="data:image/png;base64,${png(picture).toString('base64')}" width="${picture.width}" height="${picture.height}" alt="${title}">`
      : scatter(picture, title);
  return `<figure>${drawn}<figcaption>${title}</figcaption></figure>`;
}

/** The picture as a PNG file. */
export const png = ({ width, height, pixels }: Extract<Picture, { kind: 'grey' }>): Buffer =>
  greyPng({ width, height, pixels: Buffer.from(pixels, 'base64') });

/** Samples as dots over rings at the true centres; y points up. */
function scatter({ points, targets }: Extract<Picture, { kind: 'scatter' }>, title: string): string {
  const all = [...points, ...targets].filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const size = Math.max(Math.max(...xs) - left, Math.max(...ys) - bottom) || 1;
  const place = ([x, y]: readonly [number, number]): string =>
    `cx="${(10 + (280 * (x - left)) / size).toFixed(1)}" cy="${(290 - (280 * (y - bottom)) / size).toFixed(1)}"`;
  const dots = points
    .filter((point) => point.every(Number.isFinite))
    .map((point) => `<circle ${place(point)} r="1.2"/>`);
  const rings = targets.map((target) => `<circle class="target" ${place(target)} r="9"/>`);
  return `<svg viewBox="0 0 300 300" width="300" height="300" role="img" aria-label="${title}">${dots.join('')}${rings.join('')}</svg>`;
}
