import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { contactSheet } from '#grader/core/index.ts';
import { pictureHtml, png } from '#grader/report/picture.ts';

const sheet = contactSheet('two', { data: [0, 0.5, 1, 2, 1, 1, 1, -3], height: 2, width: 2 }, 2);

test('images are side by side, with a black line between them, clipped to 0..1', () => {
  if (sheet.kind !== 'grey') throw new Error(sheet.kind);
  expect([sheet.width, sheet.height]).toEqual([5, 2]);
  expect([...Buffer.from(sheet.pixels, 'base64')]).toEqual([0, 128, 0, 255, 255, 255, 255, 0, 255, 0]);
});

test('a PNG holds its size and rows', () => {
  if (sheet.kind !== 'grey') throw new Error(sheet.kind);
  const file = png(sheet);
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([5, 2]);
  // The checksum of an empty IEND is in every PNG file: AE 42 60 82.
  expect(file.subarray(-4).toString('hex')).toBe('ae426082');
  const length = file.readUInt32BE(33);
  expect(file.subarray(37, 41).toString()).toBe('IDAT');
  const rows = inflateSync(file.subarray(41, 41 + length));
  expect([...rows]).toEqual([0, 0, 128, 0, 255, 255, 0, 255, 255, 0, 255, 0]);
});

test('points are at their coordinates, y upwards; NaN is left out', () => {
  const html = pictureHtml({
    kind: 'scatter',
    title: 'a < b',
    points: [
      [0, 0],
      [NaN, 1],
    ],
    targets: [[1, 1]],
  }).toString();
  expect(html).toContain(
    '<circle cx="10" cy="290" r="1.2"/>\n<circle class="target" cx="290" cy="10" r="9"/>',
  );
  expect(html).toContain('<figcaption>a &lt; b</figcaption>');
});
