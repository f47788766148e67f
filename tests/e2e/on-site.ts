import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

import { faultsOf, startBrowser } from './browser.ts';
import { serve, type Served } from './built-site.ts';

export interface OnSite {
  readonly browser: Browser;
  readonly site: Served;
  readonly page: Page;
}

/** The built site in a browser: a new page for each test of a file, which fails where its page has a fault. */
export function onSite(each: (opened: OnSite) => void | Promise<void>): void {
  let browser: Browser;
  let site: Served;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [browser, site] = await Promise.all([startBrowser(), serve()]);
  });

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 1000 } });
    faults = faultsOf(page, site.origin);
    await each({ browser, site, page });
  });

  afterEach(async () => {
    expect(faults).toEqual([]);
    await page.close();
  });
}
