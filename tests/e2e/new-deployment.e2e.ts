/**
 * A new version of the course under open pages: their scripts remain available, they offer a reload, and nothing stays
 * broken.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from '@playwright/test';

import { writeOffline } from '#site/src/build/write-offline.ts';

import { axeFindings } from './axe.ts';
import { dist } from './built-site.ts';
import { folders, nextBuild, type Host } from './deployment.ts';
import type { Desk } from './desk-on-page.ts';
import { expect, test as base } from './fixtures.ts';

const exercise = '/exercises/reparametrization/gaussian-kl/';

interface Fixtures {
  /** Serves the built site first; its folder is changed by the tests. */
  site: Host;
}
interface WorkerFixtures {
  /** The folder of the site's second build. */
  second: string;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  second: [
    async ({}, use) => {
      const temporary = folders();
      const folder = await temporary.make();
      await nextBuild(folder);
      await use(folder);
      await temporary.remove();
    },
    { scope: 'worker' },
  ],
  site: async ({ hostFolder }, use) => {
    await use(await hostFolder(dist));
  },
  baseURL: async ({ site }, use) => {
    await use(site.origin);
  },
});

test.use({ serviceWorkers: 'allow', faultless: false });

const installed = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });

const look = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

const offer = (page: Page): Locator =>
  page.locator('.newer-version', { hasText: 'A newer version of this course is available.' });

async function check(desk: Desk): Promise<void> {
  await desk.code.focus();
  await desk.check();
  await expect(desk.state).toContainText('Checked in');
}

test('an open page finds its scripts, is offered a reload, and has its text after it', async ({
  page,
  desk,
  site,
  second,
}) => {
  await page.goto(exercise);
  await installed(page);
  site.folder = second;
  await look(page);
  await expect(offer(page)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await expect(page).not.toHaveTitle(/second build/);
  await desk.openEditor();
  await check(desk);
  await desk.append('// typed before');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle(/second build/);
  await desk.openEditor();
  await expect(desk.code).toContainText('// typed before');
  await check(desk);
  await expect(offer(page)).toHaveCount(0);
});

test('an open page finds its scripts after three more deployments', async ({
  page,
  desk,
  site,
  makeFolder,
  second,
}) => {
  await page.goto(exercise);
  await installed(page);
  for (const deployment of ['second', 'third', 'fourth']) {
    const folder = await makeFolder();
    await cp(second, folder, { recursive: true });
    await writeFile(join(folder, 'note.txt'), deployment);
    await writeOffline(pathToFileURL(folder), '/');
    site.folder = folder;
    const { build } = JSON.parse(await readFile(join(folder, 'build.json'), 'utf8')) as { build: string };
    await look(page);
    await page.waitForFunction(
      async (name) => (await caches.match('/sw.js?activated', { cacheName: name })) !== undefined,
      `genlab / ${build}`,
    );
  }
  await desk.openEditor();
  await check(desk);
});

test('nothing is broken after reloads, although the browser’s HTTP cache has the old pages', async ({
  page,
  desk,
  site,
  second,
}) => {
  await page.goto(exercise);
  await installed(page);
  await page.goto('/gallery/');
  site.folder = second;
  await look(page);
  await expect(offer(page)).toBeVisible();
  site.close();
  for (let times = 0; times < 2; times++) {
    await page.goto(exercise);
    await expect(page).toHaveTitle(/second build/);
    await desk.openEditor();
  }
  await check(desk);
});

test.describe(() => {
  test.use({ serviceWorkers: 'block' });

  test('a page without a service worker says what to do, and works after the reload', async ({
    page,
    desk,
    site,
    second,
  }) => {
    await page.goto(exercise);
    await expect(desk.root).toHaveAttribute('data-ready');
    site.folder = second;
    await page.locator('[data-act="open"]').click();
    await expect(offer(page)).toBeVisible();
    await expect(desk.state).toContainText(
      'This page belongs to an earlier version of the course. Reload it',
    );
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle(/second build/);
    await desk.openEditor();
  });

  test('an open editor whose other scripts are gone offers a reload', async ({
    page,
    desk,
    site,
    second,
  }) => {
    await page.goto(exercise);
    await desk.openEditor();
    site.folder = second;
    site.disturb = (path) => (path.includes('/_astro/') ? { status: 404 } : undefined);
    await desk.code.press('Control+Enter');
    await expect(offer(page)).toBeVisible();
  });

  test('a script that fails once is fetched again by the same click', async ({ page, desk, site }) => {
    await page.goto(exercise);
    await expect(desk.root).toHaveAttribute('data-ready');
    let failures = 0;
    site.disturb = (path) =>
      path.includes('/code-editor.') && failures++ === 0 ? { status: 503 } : undefined;
    await desk.openEditor();
    expect(failures).toBeGreaterThan(1);
  });

  test('a figure whose worker is gone offers a reload', async ({ page, site, second }) => {
    await page.goto('/gan-instability/mode-collapse/');
    await page.waitForLoadState('load');
    site.folder = second;
    await page.locator('figure-lab[data-figure="mode-hunt"] [data-act="run"]').click();
    await expect(offer(page)).toBeVisible();
  });
});

test('an incomplete deployment does not take over, and the next check repairs it', async ({
  page,
  desk,
  site,
  second,
}) => {
  await page.goto(exercise);
  await installed(page);
  site.folder = second;
  site.disturb = (path) => (path.includes('/code-editor.') ? { status: 200, body: 'export {}' } : undefined);
  await look(page);
  const state = await page.evaluate(async () => {
    const { installing } = await navigator.serviceWorker.ready;
    if (installing)
      await new Promise<void>((resolve) => {
        installing.addEventListener('statechange', () => {
          resolve();
        });
      });
    return installing?.state;
  });
  expect(state).toBe('redundant');
  await page.reload();
  await expect(page).not.toHaveTitle(/second build/);
  await desk.openEditor();
  site.disturb = () => undefined;
  await look(page);
  await expect(offer(page)).toBeVisible();
});

test('a page is never reloaded against the student’s will while a text is unsaved', async ({
  page,
  desk,
  site,
  second,
}) => {
  await page.goto(exercise);
  await installed(page);
  await desk.openEditor();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await desk.append('// only here');
  site.folder = second;
  await look(page);
  await expect(offer(page)).toBeVisible();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(desk.code).toContainText('// only here');
  await expect(page.getByRole('button', { name: 'Reload' })).toBeEnabled();
});
