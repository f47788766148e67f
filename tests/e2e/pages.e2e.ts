import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { faultsOf, startBrowser } from './browser.ts';
import { pagePaths, serve, type Served } from './built-site.ts';

const paths = await pagePaths();
let browser: Browser;
let site: Served;
let axe = '';

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  [browser, site] = await Promise.all([startBrowser(), serve()]);
});

afterAll(async () => {
  await browser.close();
  site.close();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(paths)('%s is free of errors and of what axe finds', async (path) => {
    const page = await browser.newPage({ serviceWorkers: 'block', colorScheme, reducedMotion: 'reduce' });
    const faults = faultsOf(page, site.origin);
    await page.goto(site.origin + path, { waitUntil: 'networkidle' });
    // What is folded away must be readable as well.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      for (const button of document.querySelectorAll<HTMLElement>('claim-check button:first-child'))
        button.click();
    });
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe.each([360, 768, 1440])('at %i pixels', (width) => {
  it('no page is wider than the screen', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width, height: 800 } });
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(site.origin + path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) wide.push(`${path}: ${over} pixels too wide`);
    }
    expect(wide).toEqual([]);
    await page.close();
  });
});
