import { greyPng } from '#datasets/grey-png.ts';
import type { Markup } from '#reference/shared/html.ts';
import type { Picture } from '#grader/core/picture.ts';
import { mark, svg, type Mark } from '#reference/shared/svg.ts';
import { html } from './page-html.ts';
import { visible } from './style.ts';

/** Samples of a trained model as an element of a page that loads nothing: an image, or points as SVG. */
export function pictureHtml(picture: Picture): Markup {
  const { title } = picture;
  const drawn =
    picture.kind === 'grey'
      ? html`<img src="data:image/png;base64,${png(picture).toString('base64')}" width="${picture.width}" height="${picture.height}" alt="${title}">`
      : scatter(picture);
  return html`<figure>${drawn}<figcaption>${title}</figcaption></figure>`;
}

/** The picture as a PNG file. */
export const png = ({ width, height, pixels }: Extract<Picture, { kind: 'grey' }>): Buffer =>
  greyPng({ width, height, pixels: Buffer.from(pixels, 'base64') });

/** Samples as dots over rings at the true centres; y points up. */
function scatter({ title, points, targets }: Extract<Picture, { kind: 'scatter' }>): Markup {
  const all = [...points, ...targets].filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const size = Math.max(Math.max(...xs) - left, Math.max(...ys) - bottom) || 1;
  const place = ([x, y]: readonly [number, number]): { cx: number; cy: number } => ({
    cx: 10 + (280 * (x - left)) / size,
    cy: 290 - (280 * (y - bottom)) / size,
  });
  const marks: Mark[] = [
    ...points
      .filter((point) => point.every(Number.isFinite))
      .map((point): Mark => ({ tag: 'circle', attributes: { ...place(point), r: 1.2 } })),
    ...targets.map((target) => mark('circle', 'target', { ...place(target), r: 9 })),
  ];
  return svg(
    { width: 300, height: 300, marks },
    { width: 300, height: 300, role: 'img', 'aria-label': visible(title) },
  );
}
