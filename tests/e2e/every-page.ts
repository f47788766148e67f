import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { faultsOf, startBrowser } from './browser.ts';
import { pagePaths, serve, type Served } from './built-site.ts';

const paths = await pagePaths();

/** Every page of the site in one theme: no error on its console, no request elsewhere, and nothing that axe finds. */
export function everyPage(colorScheme: 'light' | 'dark'): void {
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

  describe(`in the ${colorScheme} theme`, () => {
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
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([]);
      expect(faults).toEqual([]);
      await page.close();
    });
  });
}
