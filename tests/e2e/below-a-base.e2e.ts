/** The site built to be served below a path: links, desk, figures, questions, search and service worker, and no 404. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { faultsOf, startBrowser } from './browser.ts';
import { deadLinks } from './dead-links.ts';
import { folders, host, type Host } from './deployment.ts';
import { check, openDesk, write } from './desk-on-page.ts';

const base = '/some/base/';
const id = 'reparametrization/gaussian-kl';
const root = fileURLToPath(new URL('../../', import.meta.url));
const temporary = folders();
let below: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: Host;
let faults: string[];

beforeAll(async () => {
  below = await temporary.make();
  await promisify(execFile)('npx', ['astro', 'build', '--root', 'site', '--outDir', below], {
    cwd: root,
    // Only what the build needs: a test runner's own variables would change it.
    env: { PATH: process.env['PATH'], SITE_BASE: base, SITE_URL: 'https://example.org' },
  });
  browser = await startBrowser();
}, 600_000);
afterAll(async () => {
  await browser.close();
  await temporary.remove();
});
beforeEach(async () => {
  site = await host(below, base);
  context = await browser.newContext({ acceptDownloads: true });
  page = await context.newPage();
  faults = faultsOf(page, site.origin + base);
});
afterEach(async () => {
  await context.close();
  site.close();
  expect(site.asked.filter((path) => !path.startsWith(base))).toEqual([]);
});

const home = (): string => site.origin + base;
const solution = (): Promise<string> =>
  readFile(new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url), 'utf8');

it('every link leads somewhere', async () => {
  expect(await deadLinks(below, base)).toEqual([]);
});

it('an exercise is worked on, by the command line too, and without a network', async () => {
  await openDesk(page, home(), id);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await write(page, (await solution()).replace('return', 'return 2 *'));
  const wrong = await check(page);
  expect(wrong).not.toContain('All checks passed');
  await write(page, await solution());
  expect(await check(page)).toMatch(/^All checks passed, on wasm/);
  await page.goto(`${home()}exercises/`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel[data-awake] [data-act="zip"]').click(),
  ]);
  const files = unzipSync(await readFile(await download.path()));
  expect(Object.keys(files)).toContain(`my-course/${id}.ts`);
  expect(faults).toEqual([]);
  site.close();
  await openDesk(page, home(), id);
  expect(await check(page)).toMatch(/^All checks passed, on wasm/);
});

it('a diagnosis and a question link to their paragraphs', async () => {
  await page.goto(`${home()}vae-vs-gan/choose-a-model/`);
  await page.waitForSelector('html[data-laid-out]');
  const asked = page.locator('quiz-question[data-awake]', { hasText: 'A VAE is said to have' });
  await asked.getByLabel('From N(μ, σ²), with μ and σ from the encoder.').check();
  await asked.getByRole('button', { name: 'Check' }).click();
  await asked.getByRole('link').click();
  await page.waitForURL(`${home()}vae-vs-gan/anatomy/#sampling`);
  expect(await page.locator('#sampling').count()).toBe(1);
  expect(faults).toEqual([]);
});

it('the search finds a lesson, and figures run', async () => {
  await page.goto(home());
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('dialog input').fill('Wasserstein');
  const found = page.locator('dialog .pagefind-ui__result-link, dialog a[href*="wasserstein"]').first();
  expect(await found.getAttribute('href')).toMatch(/^\/some\/base\//);
  await page.goto(`${home()}gallery/`, { waitUntil: 'networkidle' });
  expect(faults).toEqual([]);
});
