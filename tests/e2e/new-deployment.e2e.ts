/** A new version of the course under open pages: their scripts stay, they offer a reload, and nothing stays dead. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { writeOffline } from '#site/src/offline/offline.ts';

import { axeFindings } from './axe.ts';
import { startBrowser } from './browser.ts';
import { dist } from './built-site.ts';
import { folders, host, nextBuild, type Host } from './deployment.ts';

const exercise = '/exercises/reparametrization/gaussian-kl/';
const temporary = folders();
let browser: Browser;
let second: string;
let site: Host;
let context: BrowserContext;

beforeAll(async () => {
  second = await temporary.make();
  [browser] = await Promise.all([startBrowser(), nextBuild(second)]);
});
afterAll(async () => {
  await browser.close();
  await temporary.remove();
});
afterEach(async () => {
  await context.close();
  site.close();
});

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  site = await host(dist);
  context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
}

const installed = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });

const look = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

const offer = (page: Page) =>
  page.locator('.newer-version', { hasText: 'A newer version of this course is here.' });

async function openEditor(page: Page): Promise<void> {
  await page.locator('exercise-desk[data-awake] [data-act="open"]').click();
  await page.waitForSelector('exercise-desk[data-open]');
}

async function check(page: Page): Promise<void> {
  await page.locator('.cm-content').press('Control+Enter');
  await page.waitForSelector('exercise-desk[data-runs="1"]', { timeout: 60_000 });
  expect(await page.locator('.desk .state').innerText()).toContain('Checked in');
}

it('an open page finds its scripts, is offered a reload, and has its text after it', async () => {
  const page = await visit(exercise);
  await installed(page);
  site.folder = second;
  await look(page);
  await offer(page).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.title()).not.toContain('second build');
  await openEditor(page);
  await check(page);
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('// typed before');
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => document.title.includes('second build'));
  await openEditor(page);
  expect(await page.locator('.cm-content').innerText()).toContain('// typed before');
  await check(page);
  expect(await offer(page).count()).toBe(0);
});

it('an open page finds its scripts after three more deployments', async () => {
  const page = await visit(exercise);
  await installed(page);
  for (const deployment of ['second', 'third', 'fourth']) {
    const folder = await temporary.make();
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
  await openEditor(page);
  await check(page);
});

it('nothing is dead after reloads, although the browser’s HTTP cache has the old pages', async () => {
  const page = await visit(exercise);
  await installed(page);
  await page.goto(`${site.origin}/gallery/`);
  site.folder = second;
  await look(page);
  await offer(page).waitFor();
  site.close();
  for (let times = 0; times < 2; times++) {
    await page.goto(site.origin + exercise);
    expect(await page.title()).toContain('second build');
    await openEditor(page);
  }
  await check(page);
});

it('a page without a service worker says what to do, and works after the reload', async () => {
  const page = await visit(exercise, { serviceWorkers: 'block' });
  await page.waitForSelector('exercise-desk[data-awake]');
  site.folder = second;
  await page.locator('[data-act="open"]').click();
  await offer(page).waitFor();
  await expect
    .poll(() => page.locator('.desk .state').innerText())
    .toContain('This page belongs to an earlier version of the course. Reload it');
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => document.title.includes('second build'));
  await openEditor(page);
});

it('an open editor whose other scripts are gone offers a reload', async () => {
  const page = await visit(exercise, { serviceWorkers: 'block' });
  await openEditor(page);
  site.folder = second;
  site.disturb = (path) => (path.includes('/_astro/') ? { status: 404 } : undefined);
  await page.locator('.cm-content').press('Control+Enter');
  await offer(page).waitFor({ timeout: 60_000 });
});

it('a script that fails once is fetched again by the same click', async () => {
  const page = await visit(exercise, { serviceWorkers: 'block' });
  await page.waitForSelector('exercise-desk[data-awake]');
  let failures = 0;
  site.disturb = (path) => (path.includes('/code-editor.') && failures++ === 0 ? { status: 503 } : undefined);
  await openEditor(page);
  expect(failures).toBeGreaterThan(1);
});

it('a figure whose worker is gone offers a reload', async () => {
  const page = await visit('/gan-instability/mode-collapse/', { serviceWorkers: 'block' });
  await page.waitForLoadState('load');
  site.folder = second;
  await page.locator('figure-lab[data-figure="mode-hunt"] [data-act="run"]').click();
  await offer(page).waitFor();
});

it('a deployment that is not whole takes over nothing, and the next look mends it', async () => {
  const page = await visit(exercise);
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
  expect(await page.title()).not.toContain('second build');
  await openEditor(page);
  site.disturb = () => undefined;
  await look(page);
  await offer(page).waitFor();
});

it('a page is never loaded anew against the student’s will while a text is not kept', async () => {
  const page = await visit(exercise);
  await installed(page);
  await openEditor(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('// only here');
  site.folder = second;
  await look(page);
  await offer(page).waitFor();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  expect(await page.locator('.cm-content').innerText()).toContain('// only here');
  await expect.poll(() => page.getByRole('button', { name: 'Reload' }).isEnabled()).toBe(true);
});
