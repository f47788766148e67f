/** A tab that was frozen, hidden or put into the back/forward cache checks for newer work before it writes. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

import { wholeBrowser } from './browser.ts';
import { gaussianKl as id, type Desk } from './desk-on-page.ts';
import { expect, test } from './fixtures.ts';

test.use({ launchOptions: wholeBrowser(['--disable-back-forward-cache']) });

/** Lets no `storage` event reach a page, as if the browser had dropped it. */
const deafen = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    addEventListener('storage', (event) => {
      event.stopImmediatePropagation();
    });
  });

const kept = ({ page }: Desk): Promise<unknown> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown, `genlab 1 ${id}`);

/** A write reaches the storage of another tab a little later. */
async function arrived(desk: Desk, code: string): Promise<void> {
  await expect.poll(() => kept(desk)).toMatchObject({ code });
}

test.describe('a tab that comes back', () => {
  // A headless browser neither hides nor freezes a page, so the test only sends the events.
  for (const [state, event] of [
    ['frozen', 'resume'],
    ['hidden', 'visibilitychange'],
  ] as const)
    test(`shows what was written while it was ${state}`, async ({ newDesk }) => {
      const away = await newDesk(deafen);
      await away.write('// before');
      const other = await newDesk();
      await other.write('// newer');
      await arrived(away, '// newer');
      await away.expectText('// before');
      await away.page.evaluate((name) => document.dispatchEvent(new Event(name)), event);
      await away.expectText('// newer');
      expect(await kept(away)).toMatchObject({ code: '// newer' });
    });

  test('shows what was written while it was in the back/forward cache', async ({ newDesk }) => {
    const away = await newDesk(deafen);
    await away.page.goto('/exercises/');
    const other = await newDesk();
    await other.write('// newer');
    await arrived(away, '// newer');
    await away.page.evaluate(() => {
      history.back();
    });
    // A reloaded page would have its editor closed.
    await away.expectText('// newer');
    expect(await kept(away)).toMatchObject({ code: '// newer' });
  });

  test('does not mark its own text instead of a newer one', async ({ newDesk }) => {
    const away = await newDesk(deafen);
    const solution = new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url);
    await away.write(await readFile(solution, 'utf8'));
    const other = await newDesk();
    await away.nextRun(async () => {
      await away.page.locator('[data-act="check"]').click();
      // The check is running: the text from here is the newer one.
      await other.page.evaluate((key) => {
        const entry = JSON.parse(localStorage.getItem(key) ?? 'null') as { revision: { seen: object } };
        const revision = { by: 'other', seen: { ...entry.revision.seen, other: 1 } };
        localStorage.setItem(key, JSON.stringify({ code: '// newer', passed: false, revision }));
      }, `genlab 1 ${id}`);
    });
    expect(await kept(other)).toMatchObject({ code: '// newer', passed: false });
    await away.expectText('// newer');
  });
});
