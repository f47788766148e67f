import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { encodeIdx, mnist, type DigitSplit, type RemoteDataset } from '#datasets/index.ts';
import { onWholeSet, wholeSets } from '#reference/reproduce/whole-set.ts';

/** Noise, which does not compress: the file has to be long enough to be cut off. */
const pixels = Uint8Array.from({ length: 60 * 28 * 28 }, (_, i) => (i * i * 31) >>> 7);
const served: Record<string, Buffer> = {
  '/images': gzipSync(encodeIdx({ shape: [60, 28, 28], data: pixels })),
  '/labels': gzipSync(encodeIdx({ shape: [60], data: new Uint8Array(60).fill(3) })),
  '/test-images': gzipSync(encodeIdx({ shape: [10, 28, 28], data: pixels.subarray(0, 7840) })),
  '/test-labels': gzipSync(encodeIdx({ shape: [10], data: new Uint8Array(10).fill(4) })),
};
const file = (name: string): RemoteDataset['train']['images'] => {
  const bytes = served[`/${name}`] ?? Buffer.of();
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), md5: '' };
};

let asked: string[];
let directory: string;
let dataset: RemoteDataset;
let answer: (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => void;
const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.range ?? ''}`.trim());
  answer(request, response, served[request.url ?? ''] ?? Buffer.of());
});

beforeEach(async () => {
  asked = [];
  directory = await mkdtemp(join(tmpdir(), 'genlab-whole-set-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  dataset = {
    ...mnist,
    mirrors: [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`],
    train: { images: file('images'), labels: file('labels') },
    test: { images: file('test-images'), labels: file('test-labels') },
  };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true });
});

const sizes = async ({ train, test }: DigitSplit): Promise<{ train: number; test: number }> =>
  Promise.resolve({ train: train.n, test: test.n });

it('measures on all images, continues a download that was cut off, and downloads once', async () => {
  const half = 4000;
  answer = (request, response, bytes) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (request.url === '/images' && from === 0) {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, half));
      const arrived = (): boolean =>
        readdirSync(directory).some((name) => statSync(join(directory, name)).size >= half);
      void vi.waitUntil(arrived, { timeout: 100_000, interval: 5 }).then(() => response.destroy());
      return;
    }
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    response.writeHead(from > 0 ? 206 : 200, from > 0 ? range : {});
    response.end(bytes.subarray(from));
  };
  const experiment = onWholeSet(dataset, { directory, retryDelay: 1, measure: sizes });
  expect(await experiment.run('genlab', 1)).toEqual({ values: { train: 60, test: 10 } });
  expect(await experiment.run('genlab', 2)).toEqual({ values: { train: 60, test: 10 } });
  expect(asked).toEqual(['/images', `/images bytes=${half}-`, '/labels', '/test-images', '/test-labels']);
});

it('measures nothing on bytes that fail the checksum', async () => {
  answer = (_, response, bytes) => response.end(bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte)));
  const measure = vi.fn(sizes);
  const experiment = onWholeSet(dataset, { directory, retryDelay: 1, measure });
  await expect(experiment.run('genlab', 1)).rejects.toThrow('sha256');
  expect(measure).not.toHaveBeenCalled();
});

it('MNIST and Fashion-MNIST have separate rows', () => {
  expect([...wholeSets].map(([id, { name }]) => [id, name])).toEqual([
    ['mnist', 'vae-mnist'],
    ['fashion-mnist', 'vae-fashion-mnist'],
  ]);
});
