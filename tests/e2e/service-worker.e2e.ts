/** The service worker serves only what matches its manifest, whatever stands in its cache and whatever the server says. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startBrowser } from './browser.ts';
import { folders, host, smallSite, type Host } from './deployment.ts';

const files = (version: string): Record<string, string> => ({
  'index.html': `home ${version}`,
  'lesson/index.html': `lesson ${version}`,
  'words.json': `{"version":"${version}"}`,
  [`_astro/part.${version}.js`]: `export const version = '${version}';`,
  'empty.txt': '',
});

const temporary = folders();
let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: Host;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await temporary.remove();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  site.close();
});

async function visit(root = '/'): Promise<string> {
  const folder = await temporary.make();
  await smallSite(folder, files('one11111'), root);
  site = await host(folder, root);
  await page.goto(site.origin + root);
  await inControl();
  return site.origin + root;
}

const inControl = (): Promise<void> =>
  page.evaluate(async () => {
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
  });

/** Deploys a second version; resolves once its service worker is in control, or has given up. */
async function deploySecond(root = '/'): Promise<string> {
  const folder = await temporary.make();
  await smallSite(folder, files('two22222'), root);
  site.folder = folder;
  return await lookForUpdate();
}

const lookForUpdate = (): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return 'nothing new';
    while (!['activated', 'redundant'].includes(worker.state))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return worker.state;
  });

const textAt = (
  path: string,
  init: { method?: string; headers?: Record<string, string> } = {},
): Promise<string> =>
  page.evaluate(
    ([address, options]) =>
      fetch(address, options).then(
        async (response) => `${response.status} ${await response.text()}`,
        () => 'failed',
      ),
    [path, init] as const,
  );

/** Writes to every cache of the origin, as a script of the origin can. */
const poison = (path: string, how: 'made up' | 'from elsewhere' | 'deleted'): Promise<void> =>
  page.evaluate(
    async ([address, kind]) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        if (kind === 'deleted') await cache.delete(address);
        else
          await cache.put(
            address,
            kind === 'made up'
              ? new Response('evil', { headers: { 'content-type': 'text/html' } })
              : await fetch(`/words.json?${Math.random()}`, { cache: 'reload' }),
          );
      }
    },
    [path, how] as const,
  );

describe('a cache entry that something else wrote', () => {
  it.each(['made up', 'from elsewhere', 'deleted'] as const)(
    'is not served, and is mended from the server: %s',
    async (how) => {
      const home = await visit();
      await poison('/lesson/', how);
      await page.goto(`${home}lesson/`);
      expect(await page.innerText('p')).toBe('lesson one11111');
      site.close();
      await page.goto(home);
      await page.goto(`${home}lesson/`);
      expect(await page.innerText('p')).toBe('lesson one11111');
    },
  );

  it.each(['made up', 'from elsewhere'] as const)(
    'is not served without a network either: %s',
    async (how) => {
      const home = await visit();
      await poison('/lesson/', how);
      await poison('/words.json', how);
      site.close();
      expect(await textAt('/words.json')).toBe('failed');
      await page.goto(`${home}lesson/`);
      expect(await page.innerText('p')).toContain('This page could not be loaded whole');
    },
  );

  it('has no say by its headers, even with the right bytes', async () => {
    const home = await visit();
    await page.evaluate(async () => {
      const right = await (await fetch('/lesson/')).arrayBuffer();
      for (const name of await caches.keys())
        await (
          await caches.open(name)
        ).put(
          '/lesson/',
          new Response(right, { headers: { refresh: '0;url=/words.json', 'content-type': 'text/html' } }),
        );
    });
    await page.goto(`${home}lesson/`);
    expect(await page.innerText('p')).toBe('lesson one11111');
    expect(await page.evaluate(async () => (await fetch('/lesson/')).headers.get('refresh'))).toBeNull();
  });

  it('is not taken for a file of an earlier deployment', async () => {
    await visit();
    await page.evaluate(async () => {
      const cache = await caches.open('genlab / 0123456789abcdef');
      await cache.put(
        '/_astro/evil.js',
        new Response('export const evil = 1;', { headers: { 'content-type': 'text/javascript' } }),
      );
      await cache.put('/_astro/other.js', await fetch('/words.json?x'));
    });
    expect(await textAt('/_astro/evil.js')).toMatch(/^404/);
    expect(await textAt('/_astro/other.js')).toMatch(/^404/);
  });

  it('is not copied into the cache of the next deployment', async () => {
    await visit();
    await poison('/empty.txt', 'made up');
    expect(await deploySecond()).toBe('activated');
    site.close();
    expect(await textAt('/empty.txt')).toBe('200 ');
  });
});

describe('a new deployment', () => {
  it('keeps the hashed files of the one before for open pages, and only those', async () => {
    await visit();
    expect(await deploySecond()).toBe('activated');
    expect(await textAt('/_astro/part.one11111.js')).toContain("'one11111'");
    expect(await textAt('/_astro/part.two22222.js')).toContain("'two22222'");
    expect(await textAt('/words.json')).toContain('two22222');
    const kept = await page.evaluate(async () => {
      const entries: string[][] = [];
      for (const name of await caches.keys())
        entries.push((await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
      return entries;
    });
    // Beside the files, each has a note of when it took over.
    expect(new Set(kept[0])).toEqual(new Set(['/_astro/part.one11111.js', '/sw.js']));
    expect(kept[1]).toHaveLength(6);
  });

  it.each([
    ['other bytes', { status: 200, body: 'evil' }],
    ['a redirection', { status: 302, headers: { location: '/words.json' } }],
    ['an error', { status: 500, body: 'down' }],
  ])('whose server answers with %s does not take over', async (_, answer) => {
    await visit();
    site.disturb = (path) => (path === '/lesson/' ? answer : undefined);
    expect(await deploySecond()).toBe('redundant');
    expect(await textAt('/words.json')).toContain('one11111');
    site.disturb = () => undefined;
    expect(await lookForUpdate()).toBe('activated');
    expect(await textAt('/lesson/')).toContain('lesson two22222');
  });

  it('fetches only what has changed', async () => {
    await visit();
    site.asked.length = 0;
    await deploySecond();
    expect(site.asked.filter((path) => path === '/empty.txt')).toEqual([]);
    expect(site.asked.filter((path) => path === '/lesson/')).toHaveLength(1);
  });
});

describe('what is not in the manifest', () => {
  it('goes to the network: other paths, other methods, parts of files', async () => {
    await visit();
    site.asked.length = 0;
    expect(await textAt('/missing')).toMatch(/^404/);
    await textAt('/words.json', { method: 'POST' });
    await textAt('/words.json', { headers: { range: 'bytes=0-3' } });
    expect(site.asked).toEqual(['/missing', '/words.json', '/words.json']);
    await textAt('/words.json');
    expect(site.asked).toHaveLength(3);
  });
});

describe('below a path', () => {
  it('serves its own scope, and leaves the caches of another course of the origin alone', async () => {
    const home = await visit('/folder/');
    await page.evaluate(async () => {
      for (const name of [
        'genlab / 0000000000000000',
        'genlab 1111111111111111',
        'genlab /folder/ 2222222222222222',
      ])
        await (await caches.open(name)).put('/other/', new Response('other'));
    });
    expect(await deploySecond('/folder/')).toBe('activated');
    expect(await page.evaluate(() => caches.keys())).toEqual(
      expect.arrayContaining(['genlab / 0000000000000000', 'genlab 1111111111111111']),
    );
    expect(
      await page.evaluate(() =>
        caches.match('/other/', { cacheName: 'genlab / 0000000000000000' }).then(Boolean),
      ),
    ).toBe(true);
    expect(await textAt('/folder/_astro/part.one11111.js')).toContain("'one11111'");
    site.close();
    await page.goto(`${home}lesson/?from=here`);
    expect(await page.innerText('p')).toBe('lesson two22222');
    expect(await textAt('/words.json')).toBe('failed');
  });
});
