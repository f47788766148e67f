/** A tab that was frozen, hidden or put into the browser's cache of pages looks for newer work before it writes any. */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startBrowser } from './browser.ts';
import { serve, type Served } from './built-site.ts';
import { nextRun, openDesk, textOn, write } from './desk-on-page.ts';

const id = 'reparametrization/gaussian-kl';
let site: Served;
let context: BrowserContext;

beforeEach(async () => {
  const [browser, served] = await Promise.all([startBrowser([], ['--disable-back-forward-cache']), serve()]);
  site = served;
  context = await browser.newContext({ serviceWorkers: 'block' });
});
afterEach(async () => {
  await context.browser()?.close();
  site.close();
});

async function desk(): Promise<Page> {
  const page = await context.newPage();
  await openDesk(page, `${site.origin}/`, id);
  return page;
}

/** A desk that no `storage` event reaches, as if the browser had dropped it. */
async function deafDesk(): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener('storage', (event) => {
      event.stopImmediatePropagation();
    });
  });
  await openDesk(page, `${site.origin}/`, id);
  return page;
}

const kept = (page: Page): Promise<unknown> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown, `genlab 1 ${id}`);

/** A write reaches the storage of another tab a moment later. */
async function arrived(page: Page, code: string): Promise<void> {
  await expect.poll(() => kept(page)).toMatchObject({ code });
}

describe('a tab that comes back', () => {
  // A browser without a screen neither hides nor freezes a page, so the page is only told so.
  it.each([
    ['frozen', 'resume'],
    ['hidden', 'visibilitychange'],
  ])('shows what was written while it was %s', async (_, event) => {
    const away = await deafDesk();
    await write(away, '// before');
    const other = await desk();
    await write(other, '// newer');
    await arrived(away, '// newer');
    expect(await textOn(away)).toBe('// before');
    await away.evaluate((name) => document.dispatchEvent(new Event(name)), event);
    await expect.poll(() => textOn(away)).toBe('// newer');
    expect(await kept(away)).toMatchObject({ code: '// newer' });
  });

  it('shows what was written while it was in the cache of pages', async () => {
    const away = await deafDesk();
    await away.goto(`${site.origin}/exercises/`);
    const other = await desk();
    await write(other, '// newer');
    await arrived(away, '// newer');
    await away.evaluate(() => {
      history.back();
    });
    // A page that was loaded anew would have its editor closed.
    await expect.poll(() => textOn(away)).toBe('// newer');
    expect(await kept(away)).toMatchObject({ code: '// newer' });
  });

  it('does not mark its own text as passed over a newer one', async () => {
    const away = await deafDesk();
    const solution = new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url);
    await write(away, await readFile(solution, 'utf8'));
    const other = await desk();
    await nextRun(away, async () => {
      await away.locator('[data-act="check"]').click();
      // The check is under way: the text from here is the newer one.
      await other.evaluate((key) => {
        const entry = JSON.parse(localStorage.getItem(key) ?? 'null') as { revision: { seen: object } };
        const revision = { by: 'other', seen: { ...entry.revision.seen, other: 1 } };
        localStorage.setItem(key, JSON.stringify({ code: '// newer', passed: false, revision }));
      }, `genlab 1 ${id}`);
    });
    expect(await kept(other)).toMatchObject({ code: '// newer', passed: false });
    expect(await textOn(away)).toBe('// newer');
  });
});
