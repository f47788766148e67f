/** Typed text is never lost: two tabs, denied storage, full storage, old and damaged entries. */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator } from '@playwright/test';

import { axeFindings } from './axe.ts';
import { gaussianKl as id, type Desk } from './desk-on-page.ts';
import { expect, test } from './fixtures.ts';

const key = `genlab 1 ${id}`;

const part = ({ root }: Desk, name: string): Locator => root.locator(`[data-part="${name}"]`);
const kept = ({ page }: Desk): Promise<unknown> =>
  page.evaluate(
    (name) => (JSON.parse(localStorage.getItem(name) ?? 'null') as { code?: unknown } | null)?.code,
    key,
  );
const openEarlier = ({ page }: Desk): Promise<void> => page.locator('.earlier summary').click();

test.describe('two tabs', () => {
  test('show the newer text, whichever was typed in', async ({ newDesk }) => {
    const first = await newDesk();
    const second = await newDesk();
    await first.write('// from the first tab');
    await second.expectText('// from the first tab');
    await second.write('// from the second tab');
    await first.expectText('// from the second tab');
    expect(await kept(first)).toBe('// from the second tab');
    await expect(part(first, 'state')).toContainText('This exercise was changed in another tab');
    await expect(part(first, 'earlier')).toBeHidden();
  });

  test('lose neither text if both are changed, say so, compare and restore', async ({ newDesk, context }) => {
    const first = await newDesk();
    await context.addInitScript(() => {
      // A tab that receives events late, as one in the background may.
      addEventListener('storage', (event) => {
        event.stopImmediatePropagation();
      });
    });
    const deaf = await newDesk();
    await first.write('// from the first tab\n// same\n');
    await deaf.write('// from the deaf tab\n// same\n');
    await expect(part(deaf, 'conflict')).toContainText(
      'The text from the other tab is under “Earlier versions”',
    );
    expect(await kept(deaf)).toBe('// from the deaf tab\n// same\n');
    await first.expectText('// from the deaf tab\n// same\n');

    await openEarlier(deaf);
    await deaf.page.getByRole('button', { name: /^Compare:/ }).click();
    await expect(deaf.page.locator('.comparison pre')).toHaveText(
      '− // from the first tab\n+ // from the deaf tab\n  // same\n',
    );
    expect(await axeFindings(deaf.page)).toEqual([]);
    await deaf.page.getByRole('button', { name: /^Restore:/ }).click();
    await deaf.expectText('// from the first tab\n// same\n');
    expect(await kept(deaf)).toBe('// from the first tab\n// same\n');
    await expect(part(deaf, 'earlier').locator('summary')).toHaveText('Earlier versions (2)');
  });

  test('limit undo to what was typed in this tab', async ({ newDesk }) => {
    const first = await newDesk();
    const second = await newDesk();
    await first.write('// one\n');
    await second.expectText('// one\n');
    await second.code.press('Control+End');
    await second.page.keyboard.insertText('// two');
    await first.expectText('// one\n// two');
    await second.page.keyboard.press('Control+z');
    await first.expectText('// one\n');
  });

  test('show the progress of the other one', async ({ newDesk, context }) => {
    const list = await context.newPage();
    await list.goto('/exercises/');
    const lesson = await context.newPage();
    await lesson.goto('/reparametrization/elbo/');
    const desk = await newDesk();
    await desk.write('// begun');
    for (const page of [list, lesson])
      await expect(page.locator(`[data-progress="${id}"]`).first()).toHaveText('started');
    await expect(list.locator('work-panel [data-part="count"]')).toContainText('1 in progress');
  });
});

test('a reset in one tab is reported in the other, and its text is kept', async ({ newDesk }) => {
  const first = await newDesk();
  const second = await newDesk();
  await first.write('// worked on');
  await second.expectText('// worked on');
  await first.page.bringToFront();
  await first.page.locator('[data-act="reset"]').click();
  await expect(part(second, 'conflict')).toContainText('This exercise was reset in another tab.');
  await expect(second.code).toContainText('export function klToStandardNormal');
  await openEarlier(second);
  await second.page.getByRole('button', { name: /^Restore:/ }).click();
  await first.expectText('// worked on');
});

test.describe('entries of another version', () => {
  const withEntry = (context: BrowserContext, text: string) =>
    context.addInitScript(
      ([name = '', value = '']) => {
        if (sessionStorage.getItem('set') === null) localStorage.setItem(name, value);
        sessionStorage.setItem('set', 'yes');
      },
      [key, text],
    );

  test('are read as an earlier version of the site wrote them', async ({ newDesk, context }) => {
    await withEntry(context, JSON.stringify({ code: '// old', passed: true }));
    const desk = await newDesk();
    await desk.expectText('// old');
    await desk.write('// new');
    expect(await kept(desk)).toBe('// new');
  });

  test('are kept raw if they are damaged, and one sentence says so', async ({ newDesk, context }) => {
    await withEntry(context, '{"code":"// ha');
    const desk = await newDesk();
    const { page } = desk;
    await expect(part(desk, 'conflict')).toContainText(
      'cannot be read, so you see the starter code. The raw text is under “Earlier versions”.',
    );
    await desk.write('// new');
    await openEarlier(desk);
    await page.getByRole('button', { name: /^Restore:/ }).click();
    await desk.expectText('{"code":"// ha');
  });
});

test.describe('storage denied', () => {
  const denials: Readonly<Record<string, () => void>> = {
    'throws on every access': () => {
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
    'is read-only': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
  };

  for (const [denial, deny] of Object.entries(denials))
    test(`${denial}: the desk works, and says what to do`, async ({ newDesk, context }) => {
      await context.addInitScript(deny);
      const desk = await newDesk();
      const { page } = desk;
      await desk.write(
        await readFile(new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url), 'utf8'),
      );
      await expect(part(desk, 'keeping-message')).toContainText(
        'This browser does not save your work on this site',
      );
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('.outcome')).toContainText('All checks passed');
      await expect(part(desk, 'keeping-message')).toContainText(
        'This browser does not save your work on this site',
      );
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('[data-act="download"]').click(),
      ]);
      expect(download.suggestedFilename()).toBe('gaussian-kl.ts');
      expect(await readFile(await download.path(), 'utf8')).toContain('klToStandardNormal');
      expect(await axeFindings(page)).toEqual([]);
    });

  test('warns before a page is left with a text that is nowhere else', async ({ newDesk, context }) => {
    await context.addInitScript(denials['throws on every access'] ?? (() => undefined));
    const desk = await newDesk();
    const { page } = desk;
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await desk.write('// only here');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  });

  test('breaks no other script of the page', async ({ context }) => {
    await context.addInitScript(denials['throws on every access'] ?? (() => undefined));
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto('/exercises/');
    await page.locator('starlight-theme-select select').first().selectOption('light');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
    expect(errors).toEqual([]);
  });

  test('is also reported where all exercises are listed', async ({ context }) => {
    await context.addInitScript(denials['throws on every access'] ?? (() => undefined));
    const page = await context.newPage();
    await page.goto('/exercises/');
    await expect(page.locator('work-panel [data-part="count"]')).toContainText(
      'This browser does not save your work on this site.',
    );
  });
});

test.describe('storage full', () => {
  test('is reported until a write succeeds, and the text is not lost', async ({ newDesk, context }) => {
    await context.addInitScript(() => {
      const write = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')
        ?.value as Storage['setItem'];
      Storage.prototype.setItem = function (name, value) {
        if ('full' in window) throw new DOMException('full', 'QuotaExceededError');
        write.call(this, name, value);
      };
    });
    const desk = await newDesk();
    const { page } = desk;
    await desk.write('// before');
    await page.evaluate(() => Object.assign(window, { full: true }));
    await desk.write('export const after = 1;');
    await expect(part(desk, 'keeping-message')).toContainText('This browser has no space left');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.problem')).toContainText("must export 'klToStandardNormal'");
    await expect(part(desk, 'state')).toContainText('Checked in');
    await expect(part(desk, 'keeping-message')).toContainText('This browser has no space left');
    expect(await axeFindings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-act="export"]').click(),
    ]);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
      exercises: { [id]: { code: 'export const after = 1;', passed: false } },
    });
    expect(await kept(desk)).toBe('// before');
    await page.evaluate(() => delete (window as { full?: boolean }).full);
    await expect(part(desk, 'keeping-message')).toHaveText('');
    expect(await kept(desk)).toBe('export const after = 1;');
  });

  test('in the browser: an entry of another page that takes all the space', async ({ newDesk }) => {
    const desk = await newDesk();
    const { page } = desk;
    await desk.write('// before');
    await page.evaluate(() => {
      for (let size = 4_194_304; size >= 1; size = Math.floor(size / 2))
        try {
          for (let i = 0; ; i++) localStorage.setItem(`filling ${size} ${i}`, 'x'.repeat(size));
        } catch {
          // The next size is smaller.
        }
    });
    await desk.write(`// ${'after '.repeat(200)}`);
    await expect(part(desk, 'keeping-message')).toContainText('This browser has no space left');
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage).filter((one) => one.startsWith('filling')))
        localStorage.removeItem(name);
    });
    await expect(part(desk, 'keeping-message')).toHaveText('');
    expect(await kept(desk)).toContain('// after after');
  });
});
