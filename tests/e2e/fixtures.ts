import { expect, test as base, type Page } from '@playwright/test';

import { faultsOf } from './browser.ts';
import { Desk } from './desk-on-page.ts';
import { folders, host, type Host } from './deployment.ts';

export { expect };

interface Fixtures {
  /** The editor of an exercise in `page`. */
  desk: Desk;
  /** Opens the editor of the same exercise in one more page. */
  newDesk: (prepare?: (page: Page) => Promise<unknown>) => Promise<Desk>;
  /** Makes temporary folders, which are removed after the test. */
  makeFolder: () => Promise<string>;
  /** Serves a folder until the end of the test, as {@link host} does. */
  hostFolder: (folder: string, root?: string) => Promise<Host>;
}

interface Options {
  /** Whether a test fails if its `page` writes an error to its console or requests something from another origin. */
  faultless: boolean;
}

interface WorkerFixtures {
  /** The origin of the built site. */
  origin: string;
}

/** Playwright's `test` for the built site: `page` fails a test by its faults. */
export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  faultless: [true, { option: true }],
  origin: [
    async ({}, use) => {
      await use(process.env['SITE_ORIGIN'] ?? '');
    },
    { scope: 'worker' },
  ],
  page: async ({ page, origin, faultless }, use) => {
    const faults = faultless ? faultsOf(page, origin) : [];
    await use(page);
    expect(faults).toEqual([]);
  },
  desk: async ({ page }, use) => {
    await use(new Desk(page));
  },
  newDesk: async ({ context }, use) => {
    await use(async (prepare) => {
      const page = await context.newPage();
      await prepare?.(page);
      const desk = new Desk(page);
      await desk.open();
      return desk;
    });
  },
  makeFolder: async ({}, use) => {
    const temporary = folders();
    await use(() => temporary.make());
    await temporary.remove();
  },
  hostFolder: async ({}, use) => {
    const hosts: Host[] = [];
    await use(async (folder, root) => {
      const opened = await host(folder, root);
      hosts.push(opened);
      return opened;
    });
    for (const one of hosts) one.close();
  },
});
