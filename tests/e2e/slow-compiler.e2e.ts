/** Files that a compiler in the page cannot get through: a check ends, Stop works, and the page goes on. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import type { Served } from './built-site.ts';
import { onSite } from './on-site.ts';

let page: Page;
let site: Served;

onSite((opened) => {
  ({ page, site } = opened);
});

async function open(text: string): Promise<void> {
  await page.goto(`${site.origin}/exercises/reparametrization/sample-gaussian/`);
  await page.locator('exercise-desk[data-awake] [data-act="open"]').click();
  await page.waitForSelector('exercise-desk[data-open]');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

const checked = async (): Promise<string> => {
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('exercise-desk[data-runs="1"]', { timeout: 60_000 });
  return await page.locator('.desk .result').innerText();
};

it('a file that is nested too deeply has one sentence', async () => {
  await open(`export const reparametrize = ${'('.repeat(60_000)}1${')'.repeat(60_000)};`);
  expect(await checked()).toContain('the file cannot be parsed: is it nested thousands of levels deep?');
});

it('types without end do not keep a check waiting', async () => {
  await open(`type D = 0|1|2|3|4|5|6|7|8|9;
type N = \`\${D}\${D}\${D}\${D}\`;
type R<A extends string, B extends string> = A extends B ? (B extends A ? \`\${A}\${B}\` : never) : never;
const x: R<N, N> = 1;
type F<T extends any[]> = T['length'] extends 900 ? T : F<[...T, F<[...T, 0, 0]>]>;
const y: F<[]> = 1;
export const reparametrize = 1;`);
  // The editor asks for the types once nothing has been typed for a while.
  await page.waitForTimeout(3000);
  expect(await checked()).toContain("'reparametrize' is not a function");
});

it('Stop ends a check whose parts do not arrive', async () => {
  await open('export const reparametrize = 1;');
  await page.route('**/*', () => undefined);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('exercise-desk[data-running]');
  await page.locator('[data-act="stop"]').click();
  await page.waitForSelector('exercise-desk[data-runs="1"]');
  expect(await page.locator('.desk .result').innerText()).toContain('You stopped it.');
});

it('a result of a text that has changed since then says so', async () => {
  await open('export const reparametrize = 1;');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('exercise-desk[data-running]');
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('// more');
  await page.waitForSelector('exercise-desk[data-runs="1"]', { timeout: 60_000 });
  expect(await page.locator('.desk .state').innerText()).toContain('Your file has changed since then');
});
