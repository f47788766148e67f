/** The site built to be served below a path: links, desk, figures, questions, search and service worker, and no 404. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

import { faultsOf } from './browser.ts';
import { deadLinks } from './dead-links.ts';
import { folders, type Host } from './deployment.ts';
import { gaussianKl as id } from './desk-on-page.ts';
import { expect, test as base } from './fixtures.ts';

const path = '/some/base/';
const root = fileURLToPath(new URL('../../', import.meta.url));
const solution = (): Promise<string> =>
  readFile(new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url), 'utf8');

interface Fixtures {
  /** Serves the site below the path; nothing outside the path is requested. */
  site: Host;
  /** The page's faults while its server is running. */
  faults: string[];
}
interface WorkerFixtures {
  /** The folder of the site that is built for the path. */
  below: string;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  below: [
    async ({}, use) => {
      const temporary = folders();
      const folder = await temporary.make();
      await promisify(execFile)('npx', ['astro', 'build', '--root', 'site', '--outDir', folder], {
        cwd: root,
        // Only the variables that the build needs: a test runner's variables would change it.
        env: { PATH: process.env['PATH'], SITE_BASE: path, SITE_URL: 'https://example.org' },
      });
      await use(folder);
      await temporary.remove();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  site: async ({ below, hostFolder }, use) => {
    const site = await hostFolder(below, path);
    await use(site);
    expect(site.asked.filter((asked) => !asked.startsWith(path))).toEqual([]);
  },
  baseURL: async ({ site }, use) => {
    await use(site.origin + path);
  },
  faults: async ({ page, site }, use) => {
    await use(faultsOf(page, site.origin + path));
  },
});

test.use({ serviceWorkers: 'allow', faultless: false });
// One worker, so that the site is built once.
test.describe.configure({ mode: 'default' });

test('every link leads somewhere', async ({ below }) => {
  expect(await deadLinks(below, path)).toEqual([]);
});

test('an exercise works, on the command line too, and without a network', async ({
  page,
  desk,
  site,
  faults,
}) => {
  await desk.open(id, './');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await desk.write((await solution()).replace('return', 'return 2 *'));
  await desk.check();
  await expect(desk.result).not.toContainText('All checks passed');
  await desk.write(await solution());
  await desk.check();
  await desk.expectPassed();
  await page.goto('./exercises/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel[data-ready] [data-act="zip"]').click(),
  ]);
  const files = unzipSync(await readFile(await download.path()));
  expect(Object.keys(files)).toContain(`my-course/${id}.ts`);
  expect(faults).toEqual([]);
  site.close();
  await desk.open(id, './');
  await desk.check();
  await desk.expectPassed();
});

test('a diagnosis and a question link to their paragraphs', async ({ page, site, faults }) => {
  await page.goto('./vae-vs-gan/choose-a-model/');
  await expect(page.locator('html')).toHaveAttribute('data-laid-out');
  const asked = page.locator('quiz-question[data-ready]', { hasText: 'A VAE is said to have' });
  await asked.getByLabel('From N(μ, σ²), with μ and σ from the encoder.').check();
  await asked.getByRole('button', { name: 'Check' }).click();
  await asked.getByRole('link').click();
  await expect(page).toHaveURL(`${site.origin}${path}vae-vs-gan/anatomy/#sampling`);
  await expect(page.locator('#sampling')).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('search finds a lesson, and figures run', async ({ page, faults }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('dialog input').fill('Wasserstein');
  const found = page.locator('dialog .pagefind-ui__result-link, dialog a[href*="wasserstein"]').first();
  await expect(found).toHaveAttribute('href', /^\/some\/base\//);
  await page.goto('./gallery/', { waitUntil: 'networkidle' });
  expect(faults).toEqual([]);
});
