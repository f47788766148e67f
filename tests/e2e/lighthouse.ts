/**
 * `npm run lighthouse`: Lighthouse's four scores of every lesson of the built site, on its slow phone, the JavaScript
 * that a page loads before a figure is started, and the time until its figure answers. Fetches Lighthouse into npm's
 * cache. It is not a test, because its times depend on the machine.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { chromiumPath, startBrowser } from './browser.ts';
import { pagePaths, serve } from './built-site.ts';
import { firstInteractionMs } from './first-interaction.ts';

const aim = 95;
const aimKb = 60;
const aimMs = 1000;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface LighthouseReport {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}

const wanted = process.argv.slice(2);
const paths = (await pagePaths()).filter((path) =>
  wanted.length > 0 ? wanted.includes(path) : path === '/' || !path.startsWith('/exercises/'),
);
const site = await serve();
const browser = await startBrowser();
const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
const output = join(folder, 'report.json');

type Scores = Readonly<Record<string, number>>;
const isShort = (row: Scores): boolean => categories.some((name) => !((row[name] ?? NaN) >= aim));

/**
 * Lighthouse's times vary by a tenth between runs: a page below the target is run twice more, and the medians count.
 */
async function scores(path: string): Promise<Scores> {
  const first = await scoresOnce(path);
  if (!isShort(first)) return first;
  const runs = [first, await scoresOnce(path), await scoresOnce(path)];
  const median = (name: string): number =>
    runs.map((run) => run[name] ?? NaN).sort((a, b) => a - b)[1] ?? NaN;
  return Object.fromEntries(categories.map((name) => [name, median(name)]));
}

async function scoresOnce(path: string): Promise<Scores> {
  await promisify(execFile)(
    'npx',
    [
      ...['--yes', 'lighthouse@12.8.2', site.origin + path, '--quiet', '--output', 'json'],
      ...['--output-path', output, '--chrome-flags=--headless=new --no-sandbox'],
      ...['--only-categories', categories.join()],
    ],
    { env: { ...process.env, CHROME_PATH: chromiumPath() }, maxBuffer: 2 ** 26 },
  );
  const report = JSON.parse(await readFile(output, 'utf8')) as LighthouseReport;
  return Object.fromEntries(
    categories.map((name) => [name, Math.round(100 * (report.categories[name]?.score ?? NaN))]),
  );
}

/** Kilobytes of transferred JavaScript, in files and in the page, with figures ready but not started. */
async function scriptKb(path: string): Promise<number> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.headers()['content-type'] === 'text/javascript')
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
  });
  await page.goto(site.origin + path, { waitUntil: 'networkidle' });
  for (const figure of await page.locator('figure-lab').all()) await figure.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  const inPage = await page
    .locator('script:not([src], [type="application/json"])')
    .evaluateAll((scripts) => scripts.map(({ textContent }) => textContent).join('\n'));
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, gzipSync(inPage).length);
  await page.close();
  return Math.round(bytes / 100) / 10;
}

const table: Record<string, Scores> = {};
for (const path of paths) {
  const interaction = await firstInteractionMs(browser, site.origin + path);
  table[path] = {
    ...(await scores(path)),
    'JS kB': await scriptKb(path),
    ...(interaction === undefined ? {} : { 'figure ms': interaction }),
  };
}
console.table(table);
const short = Object.entries(table).filter(
  ([, row]) => isShort(row) || !((row['JS kB'] ?? NaN) <= aimKb) || (row['figure ms'] ?? 0) > aimMs,
);
const aims = `every score at least ${aim}, at most ${aimKb} kB of JavaScript, figures answer within ${aimMs} ms`;
console.log(
  short.length === 0
    ? `all ${paths.length} pages: ${aims}`
    : `short of the aim (${aims}): ${short.map(([path]) => path).join(', ')}`,
);
await browser.close();
site.close();
await rm(folder, { recursive: true });
process.exit(short.length === 0 ? 0 : 1);
