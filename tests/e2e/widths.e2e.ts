import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowser } from './browser.ts';
import { pagePaths, serve, type Served } from './built-site.ts';

const paths = await pagePaths();
let browser: Browser;
let site: Served;

beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), serve()]);
});

afterAll(async () => {
  await browser.close();
  site.close();
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
