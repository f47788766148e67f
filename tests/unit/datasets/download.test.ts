import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheDirectory } from '../../../datasets/cache.ts';
import { downloadFile, loadDataset } from '../../../datasets/download.ts';
import { encodeIdx } from '../../../datasets/idx.ts';
import { type RemoteFile, mnist, registry } from '../../../datasets/registry.ts';

const content = Buffer.from(Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >>> 5));
const remote = (name: string, bytes: Buffer): RemoteFile => ({
  name,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  md5: '',
});
const file = remote('digits.gz', content);

type Handler = (request: IncomingMessage, response: ServerResponse, nth: number) => void;
let handler: Handler;
let ranges: (string | undefined)[];
let directory: string;
let mirror: string;
const server = createServer((request, response) => {
  ranges.push(request.headers.range);
  handler(request, response, ranges.length);
});

beforeEach(async () => {
  ranges = [];
  directory = await mkdtemp(join(tmpdir(), 'genlab-download-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true });
});

const options = () => ({ directory, retryDelay: 1, attempts: 3 });
/** Milliseconds, for tests whose server stops sending. On a busy machine any server may pause for this long. */
const stallTimeout = 1500;
const get = (mirrors = [mirror], more = {}) => downloadFile(mirrors, file, { ...options(), ...more });

/** Answers range requests like a correct server. */
const serve: Handler = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const range = `bytes ${from}-${content.length - 1}/${content.length}`;
  response.writeHead(from > 0 ? 206 : 200, from > 0 ? { 'content-range': range } : {});
  response.end(content.subarray(from));
};
/** The bytes of the largest file in the cache. */
const stored = (): number =>
  Math.max(0, ...readdirSync(directory).map((name) => statSync(join(directory, name)).size));
/** Sends the first `n` bytes, then calls `then`. */
const begin = (response: ServerResponse, n: number, then: () => void) => {
  response.writeHead(200, { 'content-length': content.length });
  response.write(content.subarray(0, n));
  // Once it is on the client's disk, or the client would lose data in transit.
  void vi.waitUntil(() => stored() >= n, { timeout: 100_000, interval: 5 }).then(then);
};
const cutOff: Handler = (_, response) => {
  begin(response, 40_000, () => response.destroy());
};

describe('downloadFile', () => {
  it('downloads once; the second call sends no request', async () => {
    handler = serve;
    expect(await readFile(await get())).toEqual(content);
    await get();
    expect(ranges).toEqual([undefined]);
    expect(await readdir(directory)).toEqual(['digits.gz']);
  });

  it('continues a transfer that was cut off, by Range', async () => {
    handler = (request, response, nth) => {
      (nth === 1 ? cutOff : serve)(request, response, nth);
    };
    expect(await readFile(await get())).toEqual(content);
    expect(ranges).toEqual([undefined, 'bytes=40000-']);
  });

  it('resumes at the next call', async () => {
    handler = cutOff;
    await expect(get([mirror], { attempts: 1, stallTimeout })).rejects.toThrow(
      /40000 bytes and a lost connection .*continues/s,
    );
    handler = serve;
    expect(await readFile(await get())).toEqual(content);
    expect(ranges).toEqual([undefined, 'bytes=40000-']);
  });

  it('takes over the file of a process that has ended, but not that of a running one', async () => {
    const tag = `digits.gz.${file.sha256.slice(0, 8)}.part.`;
    await writeFile(join(directory, tag + '4194305'), content.subarray(0, 70_000)); // above Linux's largest pid
    await writeFile(join(directory, tag + '1'), 'of a living process');
    handler = serve;
    expect(await readFile(await get())).toEqual(content);
    expect(ranges).toEqual(['bytes=70000-']);
    expect((await readdir(directory)).sort()).toEqual(['digits.gz', tag + '1']);
  });

  it('starts over if the server ignores Range', async () => {
    handler = (request, response, nth) => {
      if (nth === 1) cutOff(request, response, nth);
      else response.end(content);
    };
    expect(await readFile(await get())).toEqual(content);
    expect(ranges).toEqual([undefined, 'bytes=40000-']);
  });

  it('starts over if the server answers with a different range', async () => {
    handler = (request, response, nth) => {
      if (nth === 1) cutOff(request, response, nth);
      else if (nth === 2) response.writeHead(206, { 'content-range': 'bytes 0-9/10' }).end('0123456789');
      else serve(request, response, nth);
    };
    expect(await readFile(await get())).toEqual(content);
    expect(ranges).toEqual([undefined, 'bytes=40000-', undefined]);
  });

  it('says what is wrong with corrupted bytes, and stores none of them', async () => {
    const corrupted = Buffer.from(content.with(500, (content[500] ?? 0) ^ 1));
    handler = (_, response) => response.end(corrupted);
    const { sha256 } = remote('', corrupted);
    await expect(get()).rejects.toThrow(
      `${mirror}digits.gz: expected sha256 ${file.sha256}, found sha256 ${sha256} in 100000 bytes. The damaged bytes`,
    );
    expect(await readdir(directory)).toEqual([]);
    expect(ranges).toHaveLength(1);
  });

  it('replaces a damaged file in the cache', async () => {
    handler = serve;
    await writeFile(join(directory, 'digits.gz'), content.subarray(1));
    expect(await readFile(await get())).toEqual(content);
  });

  it('gives up on a silent connection in time, and says so', async () => {
    handler = (_, response) => {
      begin(response, 1000, () => undefined);
    };
    await expect(get([mirror], { attempts: 1, stallTimeout })).rejects.toThrow(
      `${mirror}digits.gz: expected 100000 bytes, found no data for ${stallTimeout} ms after 1000 bytes. Check the network`,
    );
  });

  it('gives up on a server that accepts and never answers', async () => {
    handler = () => undefined;
    await expect(get([mirror], { attempts: 1, stallTimeout })).rejects.toThrow(
      `found no data for ${stallTimeout} ms after 0 bytes`,
    );
  });

  it('does not give up on a slow one that keeps sending', async () => {
    handler = (_, response) => {
      let sent = 0;
      const next = () => {
        response.write(content.subarray(sent, (sent += 10_000)));
        if (sent < content.length) setTimeout(next, 200);
        else response.end();
      };
      next();
    };
    // 1.8 s in all, past one stall timeout
    expect(await readFile(await get([mirror], { stallTimeout }))).toEqual(content);
  });

  it('continues with the next mirror after a 404, without retrying', async () => {
    handler = (request, response, nth) => {
      if (request.url?.startsWith('/gone/')) response.writeHead(404).end();
      else serve(request, response, nth);
    };
    expect(await readFile(await get([`${mirror}gone/`, mirror]))).toEqual(content);
    expect(ranges).toHaveLength(2);
  });

  it('lists what every mirror answered if none has the file', async () => {
    handler = (_, response) => response.writeHead(404).end();
    const failure = get([`${mirror}a/`, `${mirror}b/`]);
    await expect(failure).rejects.toThrow(
      new RegExp(
        `^${directory}/digits.gz: expected 100000 bytes with sha256 ${file.sha256} from one of 2 mirror`,
      ),
    );
    await expect(failure).rejects.toThrow(
      /\/a\/digits.gz: expected HTTP status 200 or 206, found 404 Not Found/,
    );
    await expect(failure).rejects.toThrow(
      /\/b\/digits.gz: .*Run again to continue, or put the file there by hand\.$/s,
    );
  });

  it('retries a busy server, but not for ever', async () => {
    handler = (_, response) => response.writeHead(503).end();
    await expect(get()).rejects.toThrow('503');
    expect(ranges).toHaveLength(3);
  });

  it('is one download for two callers', async () => {
    handler = serve;
    await Promise.all([get(), get()]);
    expect(ranges).toHaveLength(1);
  });
});

it('loadDataset reads the images and labels it downloads', async () => {
  const images = gzipSync(encodeIdx({ shape: [2, 1, 2], data: Uint8Array.of(0, 51, 102, 255) }));
  const labels = gzipSync(encodeIdx({ shape: [2], data: Uint8Array.of(7, 3) }));
  handler = (request, response) => response.end(request.url === '/images' ? images : labels);
  const part = { images: remote('images', images), labels: remote('labels', labels) };
  const { test } = await loadDataset({ ...mnist, mirrors: [mirror], train: part, test: part }, options());
  expect(test).toEqual({
    n: 2,
    height: 1,
    width: 2,
    images: Float32Array.of(0, 0.2, 0.4, 1),
    labels: Uint8Array.of(7, 3),
  });
  expect(ranges).toHaveLength(2);
});

describe('cacheDirectory', () => {
  it.each([
    [{ GENLAB_CACHE: '/x' }, 'linux', '/x'],
    [{}, 'linux', '/home/a/.cache/genlab'],
    [{ XDG_CACHE_HOME: '/c' }, 'linux', '/c/genlab'],
    [{ XDG_CACHE_HOME: '' }, 'linux', '/home/a/.cache/genlab'],
    [{}, 'darwin', '/home/a/Library/Caches/genlab'],
    [{ LOCALAPPDATA: '/l' }, 'win32', '/l/genlab'],
  ] as const)('%o on %s is %s', (env, platform, expected) => {
    expect(cacheDirectory(env, platform, '/home/a')).toBe(expected);
  });
});

it('the registry is valid', () => {
  for (const { mirrors, train, test } of registry) {
    for (const url of mirrors) expect(url).toMatch(/^https?:\/\/.*\/$/);
    for (const { sha256, md5 } of [train.images, train.labels, test.images, test.labels]) {
      expect([sha256, md5].join(' ')).toMatch(/^[0-9a-f]{64} [0-9a-f]{32}$/);
    }
  }
});
