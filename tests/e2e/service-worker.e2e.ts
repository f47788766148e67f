/**
 * The service worker serves only what matches its manifest, whatever its cache contains and whatever the server sends.
 */
import type { Page } from '@playwright/test';

import { smallSite, type Host } from './deployment.ts';
import { expect, test as base } from './fixtures.ts';

const files = (version: string): Record<string, string> => ({
  'index.html': `home ${version}`,
  'lesson/index.html': `lesson ${version}`,
  'words.json': `{"version":"${version}"}`,
  [`_astro/part.${version}.js`]: `export const version = '${version}';`,
  'empty.txt': '',
});

interface Fixtures {
  /** Serves the first version of a small site. */
  site: Host;
  /** Deploys the second version; resolves once its service worker is in control, or has given up. */
  deploySecond: () => Promise<string>;
}
interface Options {
  /** The path that the site is below. */
  root: string;
}

const test = base.extend<Fixtures & Options>({
  root: ['/', { option: true }],
  site: async ({ hostFolder, makeFolder, root }, use) => {
    const folder = await makeFolder();
    await smallSite(folder, files('one11111'), root);
    await use(await hostFolder(folder, root));
  },
  baseURL: async ({ site, root }, use) => {
    await use(site.origin + root);
  },
  deploySecond: async ({ page, site, makeFolder, root }, use) => {
    await use(async () => {
      const folder = await makeFolder();
      await smallSite(folder, files('two22222'), root);
      site.folder = folder;
      return await lookForUpdate(page);
    });
  },
});

test.use({ serviceWorkers: 'allow', faultless: false });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.evaluate(async () => {
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

const lookForUpdate = (page: Page): Promise<string> =>
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
  page: Page,
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
const poison = (page: Page, path: string, how: 'made up' | 'from elsewhere' | 'deleted'): Promise<void> =>
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

test.describe('a foreign cache entry', () => {
  for (const how of ['made up', 'from elsewhere', 'deleted'] as const)
    test(`is not served, and is replaced from the server: ${how}`, async ({ page, site }) => {
      await poison(page, '/lesson/', how);
      await page.goto('lesson/');
      await expect(page.locator('p')).toHaveText('lesson one11111');
      site.close();
      await page.goto('./');
      await page.goto('lesson/');
      await expect(page.locator('p')).toHaveText('lesson one11111');
    });

  for (const how of ['made up', 'from elsewhere'] as const)
    test(`is not served without a network either: ${how}`, async ({ page, site }) => {
      await poison(page, '/lesson/', how);
      await poison(page, '/words.json', how);
      site.close();
      expect(await textAt(page, '/words.json')).toBe('failed');
      await page.goto('lesson/');
      await expect(page.locator('p')).toContainText('This page could not be loaded completely');
    });

  test('cannot set headers, even with the right bytes', async ({ page }) => {
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
    await page.goto('lesson/');
    await expect(page.locator('p')).toHaveText('lesson one11111');
    expect(await page.evaluate(async () => (await fetch('/lesson/')).headers.get('refresh'))).toBeNull();
  });

  test('is not mistaken for a file of an earlier deployment', async ({ page }) => {
    await page.evaluate(async () => {
      const cache = await caches.open('genlab / 0123456789abcdef');
      await cache.put(
        '/_astro/evil.js',
        new Response('export const evil = 1;', { headers: { 'content-type': 'text/javascript' } }),
      );
      await cache.put('/_astro/other.js', await fetch('/words.json?x'));
    });
    expect(await textAt(page, '/_astro/evil.js')).toMatch(/^404/);
    expect(await textAt(page, '/_astro/other.js')).toMatch(/^404/);
  });

  test('is not copied into the cache of the next deployment', async ({ page, site, deploySecond }) => {
    await poison(page, '/empty.txt', 'made up');
    expect(await deploySecond()).toBe('activated');
    site.close();
    expect(await textAt(page, '/empty.txt')).toBe('200 ');
  });
});

test.describe('a new deployment', () => {
  test('keeps the hashed files of the previous one for open pages, and only those', async ({
    page,
    deploySecond,
  }) => {
    expect(await deploySecond()).toBe('activated');
    expect(await textAt(page, '/_astro/part.one11111.js')).toContain("'one11111'");
    expect(await textAt(page, '/_astro/part.two22222.js')).toContain("'two22222'");
    expect(await textAt(page, '/words.json')).toContain('two22222');
    const kept = await page.evaluate(async () => {
      const entries: string[][] = [];
      for (const name of await caches.keys())
        entries.push((await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
      return entries;
    });
    // Besides the files, each has a note of the time when it took over.
    expect(new Set(kept[0])).toEqual(new Set(['/_astro/part.one11111.js', '/sw.js']));
    expect(kept[1]).toHaveLength(6);
  });

  for (const [kind, answer] of [
    ['different bytes', { status: 200, body: 'evil' }],
    ['a redirection', { status: 302, headers: { location: '/words.json' } }],
    ['an error', { status: 500, body: 'down' }],
  ] as const)
    test(`whose server answers with ${kind} does not take over`, async ({ page, site, deploySecond }) => {
      site.disturb = (path) => (path === '/lesson/' ? answer : undefined);
      expect(await deploySecond()).toBe('redundant');
      expect(await textAt(page, '/words.json')).toContain('one11111');
      site.disturb = () => undefined;
      expect(await lookForUpdate(page)).toBe('activated');
      expect(await textAt(page, '/lesson/')).toContain('lesson two22222');
    });

  test('fetches only what has changed', async ({ site, deploySecond }) => {
    site.asked.length = 0;
    await deploySecond();
    expect(site.asked.filter((path) => path === '/empty.txt')).toEqual([]);
    expect(site.asked.filter((path) => path === '/lesson/')).toHaveLength(1);
  });
});

test.describe('what is not in the manifest', () => {
  test('goes to the network: other paths, other methods, parts of files', async ({ page, site }) => {
    site.asked.length = 0;
    expect(await textAt(page, '/missing')).toMatch(/^404/);
    await textAt(page, '/words.json', { method: 'POST' });
    await textAt(page, '/words.json', { headers: { range: 'bytes=0-3' } });
    expect(site.asked).toEqual(['/missing', '/words.json', '/words.json']);
    await textAt(page, '/words.json');
    expect(site.asked).toHaveLength(3);
  });
});

test.describe('below a path', () => {
  test.use({ root: '/folder/' });

  test('serves its own scope, and leaves the caches of another course of the origin alone', async ({
    page,
    site,
    deploySecond,
  }) => {
    await page.evaluate(async () => {
      for (const name of [
        'genlab / 0000000000000000',
        'genlab 1111111111111111',
        'genlab /folder/ 2222222222222222',
      ])
        await (await caches.open(name)).put('/other/', new Response('other'));
    });
    expect(await deploySecond()).toBe('activated');
    expect(await page.evaluate(() => caches.keys())).toEqual(
      expect.arrayContaining(['genlab / 0000000000000000', 'genlab 1111111111111111']),
    );
    expect(
      await page.evaluate(() =>
        caches.match('/other/', { cacheName: 'genlab / 0000000000000000' }).then(Boolean),
      ),
    ).toBe(true);
    expect(await textAt(page, '/folder/_astro/part.one11111.js')).toContain("'one11111'");
    site.close();
    await page.goto('lesson/?from=here');
    await expect(page.locator('p')).toHaveText('lesson two22222');
    expect(await textAt(page, '/words.json')).toBe('failed');
  });
});
