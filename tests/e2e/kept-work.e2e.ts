/** What is typed is never lost: two tabs, storage that is denied, storage that is full, entries of old and damaged ones. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { axeFindings } from './axe.ts';
import { startBrowser } from './browser.ts';
import { openDesk as openDeskOn, textOn, write as writeOn } from './desk-on-page.ts';
import { serve, type Served } from './built-site.ts';

const id = 'reparametrization/gaussian-kl';
const key = `genlab 1 ${id}`;
let browser: Browser;
let site: Served;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), serve()]);
});
afterAll(async () => {
  await browser.close();
  site.close();
});
beforeEach(async () => {
  context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: true });
});
afterEach(() => context.close());

async function openDesk(): Promise<Page> {
  const page = await context.newPage();
  await openDeskOn(page, `${site.origin}/`, id);
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await writeOn(page, text);
}

const part = (page: Page, name: string): Locator => page.locator(`exercise-desk [data-part="${name}"]`);
const kept = (page: Page): Promise<unknown> =>
  page.evaluate(
    (name) => (JSON.parse(localStorage.getItem(name) ?? 'null') as { code?: unknown } | null)?.code,
    key,
  );
const shown = async (page: Page, name: string, text: string): Promise<void> => {
  await expect.poll(() => part(page, name).innerText()).toContain(text);
};
const openEarlier = (page: Page): Promise<void> => page.locator('.earlier summary').click();

describe('two tabs', () => {
  it('show the newer text, whichever was typed in', async () => {
    const first = await openDesk();
    const second = await openDesk();
    await write(first, '// from the first tab');
    await expect.poll(() => textOn(second)).toBe('// from the first tab');
    await write(second, '// from the second tab');
    await expect.poll(() => textOn(first)).toBe('// from the second tab');
    expect(await kept(first)).toBe('// from the second tab');
    await shown(first, 'state', 'Another tab has changed this exercise');
    expect(await part(first, 'earlier').isHidden()).toBe(true);
  });

  it('lose neither text if both are changed, say so, compare and restore', async () => {
    const first = await openDesk();
    await context.addInitScript(() => {
      // A tab that hears late, as one in the background may.
      addEventListener('storage', (event) => {
        event.stopImmediatePropagation();
      });
    });
    const deaf = await openDesk();
    await write(first, '// from the first tab\n// same\n');
    await write(deaf, '// from the deaf tab\n// same\n');
    await shown(deaf, 'beaten', 'the text of the other tab is under “Earlier versions”');
    expect(await kept(deaf)).toBe('// from the deaf tab\n// same\n');
    await expect.poll(() => textOn(first)).toBe('// from the deaf tab\n// same\n');

    await openEarlier(deaf);
    await deaf.getByRole('button', { name: /^Compare:/ }).click();
    expect(await deaf.locator('.comparison pre').innerText()).toBe(
      '− // from the first tab\n+ // from the deaf tab\n  // same\n',
    );
    expect(await axeFindings(deaf)).toEqual([]);
    await deaf.getByRole('button', { name: /^Restore:/ }).click();
    expect(await textOn(deaf)).toBe('// from the first tab\n// same\n');
    expect(await kept(deaf)).toBe('// from the first tab\n// same\n');
    await expect
      .poll(() => part(deaf, 'earlier').locator('summary').innerText())
      .toBe('Earlier versions (2)');
  });

  it('keep what is undone to what was typed in this tab', async () => {
    const first = await openDesk();
    const second = await openDesk();
    await write(first, '// one\n');
    await expect.poll(() => textOn(second)).toBe('// one\n');
    await second.locator('.cm-content').press('Control+End');
    await second.keyboard.insertText('// two');
    await expect.poll(() => textOn(first)).toBe('// one\n// two');
    await second.keyboard.press('Control+z');
    await expect.poll(() => textOn(first)).toBe('// one\n');
  });

  it('show how far the other one is', async () => {
    const list = await context.newPage();
    await list.goto(`${site.origin}/exercises/`);
    const lesson = await context.newPage();
    await lesson.goto(`${site.origin}/reparametrization/elbo/`);
    const desk = await openDesk();
    await write(desk, '// begun');
    for (const page of [list, lesson])
      await expect.poll(() => page.locator(`[data-progress="${id}"]`).first().textContent()).toBe('begun');
    await expect.poll(() => list.locator('work-panel [data-part="count"]').innerText()).toContain('1 begun');
  });
});

it('a reset in one tab is said in the other, and its text is kept', async () => {
  const first = await openDesk();
  const second = await openDesk();
  await write(first, '// worked on');
  await expect.poll(() => textOn(second)).toBe('// worked on');
  await first.bringToFront();
  await first.locator('[data-act="reset"]').click();
  await shown(second, 'beaten', 'The stub was put back in another tab.');
  await expect.poll(() => textOn(second)).toContain('export function klToStandardNormal');
  await openEarlier(second);
  await second.getByRole('button', { name: /^Restore:/ }).click();
  await expect.poll(() => textOn(first)).toBe('// worked on');
});

describe('entries of another time', () => {
  const withEntry = (text: string) =>
    context.addInitScript(
      ([name = '', value = '']) => {
        if (sessionStorage.getItem('set') === null) localStorage.setItem(name, value);
        sessionStorage.setItem('set', 'yes');
      },
      [key, text],
    );

  it('are read as an earlier version of the site wrote them', async () => {
    await withEntry(JSON.stringify({ code: '// old', passed: true }));
    const page = await openDesk();
    expect(await textOn(page)).toBe('// old');
    await write(page, '// new');
    expect(await kept(page)).toBe('// new');
  });

  it('are kept raw if they are damaged, and one sentence says so', async () => {
    await withEntry('{"code":"// ha');
    const page = await openDesk();
    await shown(
      page,
      'beaten',
      'cannot be read, so you see the stub. The raw text is under “Earlier versions”.',
    );
    await write(page, '// new');
    await openEarlier(page);
    await page.getByRole('button', { name: /^Restore:/ }).click();
    expect(await textOn(page)).toBe('{"code":"// ha');
  });
});

describe('storage denied', () => {
  const denials: Readonly<Record<string, () => void>> = {
    'throws at every touch': () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, {
          configurable: true,
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    },
    'is missing': () => {
      Object.defineProperty(window, 'localStorage', { value: undefined, configurable: true });
    },
    'can be read only': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
  };

  it.each(Object.entries(denials))('%s: the desk works, and says what to do', async (_, deny) => {
    await context.addInitScript(deny);
    const page = await openDesk();
    await write(
      page,
      await readFile(new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url), 'utf8'),
    );
    await shown(page, 'keeping-said', 'This browser does not keep your work on this site');
    await page.keyboard.press('Control+Enter');
    await page.locator('.outcome', { hasText: 'All checks passed' }).waitFor({ timeout: 60_000 });
    await shown(page, 'keeping-said', 'This browser does not keep your work on this site');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-act="download"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('gaussian-kl.ts');
    expect(await readFile(await download.path(), 'utf8')).toContain('klToStandardNormal');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('warns before a page is left with a text that is nowhere else', async () => {
    await context.addInitScript(denials['throws at every touch'] ?? (() => undefined));
    const page = await openDesk();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await write(page, '// only here');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  });

  it('kills no other script of the page', async () => {
    await context.addInitScript(denials['throws at every touch'] ?? (() => undefined));
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${site.origin}/exercises/`);
    await page.locator('starlight-theme-select select').first().selectOption('light');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
    expect(errors).toEqual([]);
  });

  it('is said where all exercises are listed, too', async () => {
    await context.addInitScript(denials['throws at every touch'] ?? (() => undefined));
    const page = await context.newPage();
    await page.goto(`${site.origin}/exercises/`);
    await expect
      .poll(() => page.locator('work-panel [data-part="count"]').innerText())
      .toContain('This browser does not keep your work on this site.');
  });
});

describe('storage full', () => {
  it('is said until a write succeeds, and the text is not lost', async () => {
    await context.addInitScript(() => {
      const write = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')
        ?.value as Storage['setItem'];
      Storage.prototype.setItem = function (name, value) {
        if ('full' in window) throw new DOMException('full', 'QuotaExceededError');
        write.call(this, name, value);
      };
    });
    const page = await openDesk();
    await write(page, '// before');
    await page.evaluate(() => Object.assign(window, { full: true }));
    await write(page, 'export const after = 1;');
    await shown(page, 'keeping-said', 'This browser has no room left');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('.problem', { hasText: "must export 'klToStandardNormal'" })
      .waitFor({ timeout: 60_000 });
    await shown(page, 'state', 'Checked in');
    await shown(page, 'keeping-said', 'This browser has no room left');
    expect(await axeFindings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-act="export"]').click(),
    ]);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
      exercises: { [id]: { code: 'export const after = 1;', passed: false } },
    });
    expect(await kept(page)).toBe('// before');
    await page.evaluate(() => delete (window as { full?: boolean }).full);
    await expect.poll(() => part(page, 'keeping-said').innerText()).toBe('');
    expect(await kept(page)).toBe('export const after = 1;');
  });

  it('by the browser itself: an entry of another page that takes all the room', async () => {
    const page = await openDesk();
    await write(page, '// before');
    await page.evaluate(() => {
      for (let size = 4_194_304; size >= 1; size = Math.floor(size / 2))
        try {
          for (let i = 0; ; i++) localStorage.setItem(`filling ${size} ${i}`, 'x'.repeat(size));
        } catch {
          // The next size is smaller.
        }
    });
    await write(page, `// ${'after '.repeat(200)}`);
    await shown(page, 'keeping-said', 'This browser has no room left');
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage).filter((one) => one.startsWith('filling')))
        localStorage.removeItem(name);
    });
    await expect.poll(() => part(page, 'keeping-said').innerText()).toBe('');
    expect(await kept(page)).toContain('// after after');
  });
});
