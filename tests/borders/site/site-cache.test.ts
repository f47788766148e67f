/** Kind: the service worker trusts its cache, and fills it through the HTTP cache. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { isHashedPath, type Manifest } from '#site/src/offline/manifest.ts';
import { writeOffline } from '#site/src/build/write-offline.ts';
import { SiteCache } from '#site/src/offline/site-cache.ts';
import { property } from '#tests/borders/property.ts';

import { FakeCaches, responseOf } from './fake-caches.ts';

const origin = 'https://example.edu';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const texts: Readonly<Record<string, string>> = {
  '/course/': 'home',
  '/course/a.json': 'data',
  '/course/_astro/x.12345678.js': 'script',
};
const manifest: Manifest = {
  build: 'bbbbbbbbbbbbbbbb',
  root: '/course/',
  files: Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, hashOf(text)])),
};
const paths = Object.keys(texts);

const answered = fc.record({
  body: fc.constantFrom(...Object.values(texts), 'evil', ''),
  type: fc.constantFrom<ResponseType>('basic', 'basic', 'default', 'opaque', 'cors'),
  at: fc.constantFrom(...paths, '/course/other', 'blob:x'),
  redirected: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  status: fc.constantFrom(200, 200, 200, 203, 404, 500),
});
type Answered = typeof answered extends fc.Arbitrary<infer T> ? T : never;
const made = ({ body, type, at, redirected, status }: Answered): Response =>
  responseOf(body, { type, url: at.startsWith('/') ? origin + at : at, redirected, status });
const cacheName = fc.constantFrom(
  'genlab /course/ bbbbbbbbbbbbbbbb',
  'genlab /course/ aaaaaaaaaaaaaaaa',
  'genlab 0123456789abcdef',
  'genlab / cccccccccccccccc',
  'other',
);
const situation = fc.record({
  cached: fc.array(
    fc.tuple(cacheName, fc.constantFrom(...paths, '/course/_astro/old.12345678.js'), answered),
    { maxLength: 8 },
  ),
  served: fc.array(fc.tuple(fc.constantFrom(...paths), answered), { maxLength: 3 }),
});

async function siteIn({ cached, served }: typeof situation extends fc.Arbitrary<infer T> ? T : never) {
  const caches = new FakeCaches();
  for (const [name, path, response] of cached)
    await (await caches.open(name)).put(origin + path, made(response));
  const fromServer = new Map(served.map(([path, response]) => [origin + path, made(response)] as const));
  const fetch = (request: Request): Promise<Response> => {
    expect([request.cache, request.redirect]).toEqual(['reload', 'error']);
    const found = fromServer.get(request.url);
    return found ? Promise.resolve(found.clone()) : Promise.reject(new TypeError('no network'));
  };
  return {
    caches,
    site: new SiteCache(manifest, { caches: caches as Partial<CacheStorage> as CacheStorage, fetch, origin }),
  };
}

property(
  'whatever is cached and served, an answer has the bytes of the manifest or is an error',
  situation,
  10_000,
  async (given) => {
    const { site } = await siteIn(given);
    for (const path of paths) {
      const response = await site.answer(new Request(origin + path));
      if (response?.ok) expect(await response.text()).toBe(texts[path]);
      else expect([0, 503]).toContain(response?.status);
    }
  },
);

property('it is filled whole and right, or not at all', situation, 10_000, async (given) => {
  const { site, caches } = await siteIn(given);
  const filled = await site.fill().then(
    () => true,
    () => false,
  );
  if (!filled) return;
  const cache = caches.stored.get('genlab /course/ bbbbbbbbbbbbbbbb');
  for (const path of paths)
    expect(
      await cache
        ?.get(origin + path)
        ?.clone()
        .text(),
    ).toBe(texts[path]);
});

property(
  'an earlier deployment’s file is one that this server gave at that address',
  situation,
  5_000,
  async (given) => {
    const { site } = await siteIn(given);
    await site.tidy();
    const path = '/course/_astro/old.12345678.js';
    const genuine = given.cached.filter(
      ([name, at, { type, status, redirected, at: from }]) =>
        at === path &&
        name.startsWith('genlab') &&
        type === 'basic' &&
        status === 200 &&
        !redirected &&
        from === path,
    );
    const response = await site.answer(new Request(origin + path))?.catch(() => undefined);
    if (genuine.length === 0) expect(response).toBeUndefined();
  },
);

describe('of earlier deployments', () => {
  let clock = 0;
  const old = (build: string): string => `/course/_astro/${build}.12345678.js`;
  async function deployed(
    caches: FakeCaches,
    build: string,
    end: 'whole' | 'half',
    inUse?: readonly string[],
  ) {
    let online = true;
    const missing = `${origin}/course/missing.json`;
    const fetch = ({ url }: Request): Promise<Response> =>
      !online || url === missing
        ? Promise.reject(new TypeError('the upload broke off'))
        : Promise.resolve(responseOf(texts[new URL(url).pathname] ?? build, { url }));
    const files = {
      ...manifest.files,
      [old(build)]: hashOf(build),
      ...(end === 'half' && { '/course/missing.json': hashOf('missing') }),
    };
    const site = new SiteCache(
      { ...manifest, build, files },
      { caches: caches as Partial<CacheStorage> as CacheStorage, fetch, origin, now: () => ++clock },
    );
    const filled = await site.fill().then(
      () => 'whole',
      () => 'half',
    );
    online = end === 'half';
    expect(filled).toBe(end);
    if (end === 'whole') await site.tidy(inUse && new Set(inUse));
    return site;
  }
  const has = async (site: SiteCache, build: string): Promise<boolean> =>
    (await site.answer(new Request(origin + old(build)))?.catch(() => undefined))?.ok === true;

  it('those that took over are kept, however many uploads broke off since', async () => {
    const caches = new FakeCaches();
    await deployed(caches, 'first', 'whole', []);
    await deployed(caches, 'second', 'whole', []);
    for (const build of ['half-a', 'half-b', 'half-c']) await deployed(caches, build, 'half');
    const now = await deployed(caches, 'third', 'whole', []);
    expect([await has(now, 'first'), await has(now, 'second')]).toEqual([true, true]);
    expect([...caches.stored.keys()].filter((name) => name.includes('half'))).toEqual([]);
  });

  it('one that came back counts from that time', async () => {
    const caches = new FakeCaches();
    for (const build of ['first', 'second', 'third', 'first', 'fourth'])
      await deployed(caches, build, 'whole', []);
    expect([...caches.stored.keys()].filter((name) => name.includes('second'))).toEqual([]);
    expect(await has(await deployed(caches, 'fourth', 'whole', []), 'first')).toBe(true);
  });

  it.each([
    ['which an open page belongs to', ['first']],
    ['which a page may belong to that does not say', undefined],
  ])('one is kept %s', async (_, inUse) => {
    const caches = new FakeCaches();
    for (const build of ['first', 'second', 'third', 'fourth']) await deployed(caches, build, 'whole', inUse);
    const now = await deployed(caches, 'fifth', 'whole', inUse);
    expect(await has(now, 'first')).toBe(true);
    const afterwards = await deployed(caches, 'sixth', 'whole', []);
    expect(await has(afterwards, 'first')).toBe(false);
    expect(caches.stored.size).toBe(3);
  });

  it('a cache that is being filled is left alone', async () => {
    const caches = new FakeCaches();
    const now = await deployed(caches, 'first', 'whole', []);
    await deployed(caches, 'second', 'half');
    const entries = (): number | undefined => caches.stored.get('genlab /course/ second')?.size;
    await expect.poll(entries).toBe(paths.length + 1);
    await now.tidy(new Set());
    expect(entries()).toBe(paths.length + 1);
  });

  it('the caches of an older service worker, which wrote no notes, are ordered by age', async () => {
    const caches = new FakeCaches();
    await deployed(caches, 'first', 'whole', []);
    for (const entries of caches.stored.values()) entries.delete(`${origin}/course/sw.js?activated`);
    expect(await has(await deployed(caches, 'second', 'whole', []), 'first')).toBe(true);
  });
});

describe('the browser itself fetches', () => {
  const site = new SiteCache(manifest, {
    caches: new FakeCaches() as Partial<CacheStorage> as CacheStorage,
    fetch: () => Promise.reject(new Error('asked')),
    origin,
  });
  it.each([
    ['another method', new Request(`${origin}/course/`, { method: 'POST' })],
    ['part of a file', new Request(`${origin}/course/a.json`, { headers: { range: 'bytes=0-1' } })],
    ['another origin', new Request('https://example.com/course/')],
    ['a path outside its scope', new Request(`${origin}/_astro/x.12345678.js`)],
    ['a file that is not in the manifest', new Request(`${origin}/course/constructor`)],
  ])('%s', (_, request) => {
    expect(site.answer(request)).toBeUndefined();
  });
});

it('recognises names that depend on the content', () => {
  const hashed = [
    '_astro/x.js',
    'pagefind/fragment/en_1.pf_fragment',
    'pagefind/index/en_1.pf_index',
    'pagefind/pagefind.en_1.pf_meta',
  ];
  for (const path of hashed) expect(isHashedPath(`/course/${path}`, '/course/')).toBe(true);
  for (const path of ['', 'pagefind/pagefind.js', 'workspace.json', 'a/_astro/x.js'])
    expect(isHashedPath(`/course/${path}`, '/course/')).toBe(false);
  expect(isHashedPath('/_astro/x.js', '/course/')).toBe(false);
});

describe('the manifest that is built', () => {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))));

  async function built(
    files: Readonly<Record<string, string>>,
    base: string,
  ): Promise<{ sw: string; page: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'genlab-offline-'));
    made.push(folder);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await writeOffline(pathToFileURL(`${folder}/`), base);
    return {
      sw: await readFile(join(folder, 'sw.js'), 'utf8'),
      page: await readFile(join(folder, 'index.html'), 'utf8'),
    };
  }
  const files = {
    'index.html': '<head></head>',
    'a b/index.html': '<head></head>',
    '404.html': '<head></head>',
    _headers: 'x',
    '.nojekyll': '',
    '_astro/x.js': '1',
  };

  it.each(['/course/', '/course'])('names each file by its address and bytes, below %s', async (base) => {
    const { sw, page } = await built(files, base);
    for (const path of ['/course/', '/course/a%20b/', '/course/_astro/x.js'])
      expect(sw).toContain(`"${path}"`);
    for (const path of ['404', '_headers', 'nojekyll', 'build.json', 'index.html'])
      expect(sw).not.toContain(path);
    expect(sw).toContain(hashOf(page));
  });

  it('has another name when any byte differs, and the same when none does', async () => {
    const nameOf = ({ page }: { page: string }): string => /content="(\w+)"/.exec(page)?.[1] ?? '';
    const [one, same, other] = await Promise.all([
      built(files, '/'),
      built(files, '/'),
      built({ ...files, '_astro/x.js': '2' }, '/'),
    ]);
    expect(nameOf(one)).toMatch(/^[0-9a-f]{16}$/);
    expect(nameOf(same)).toBe(nameOf(one));
    expect(nameOf(other)).not.toBe(nameOf(one));
  });
});
