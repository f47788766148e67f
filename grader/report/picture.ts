import { crc32, deflateSync } from 'node:zlib';
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

/** 8-bit greyscale, no filter (PNG specification, third edition, sections 5.2, 11.2 and 9). */
export function png({ width, height, pixels }: Extract<Picture, { kind: 'grey' }>): Buffer {
  const bytes = Buffer.from(pixels, 'base64');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits per sample; greyscale, deflate, no interlace are all 0
  const rows = Buffer.alloc(height * (width + 1)); // each row begins with its filter, 0: none
  for (let y = 0; y < height; y++) bytes.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

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
