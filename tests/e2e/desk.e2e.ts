/** Exercises in the page: solved, diagnosed, stopped; kept, taken along, and there without a network. */
import { readFile } from 'node:fs/promises';
import { unzipSync, strFromU8 } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { axeFindings } from './axe.ts';
import { serve, type Served } from './built-site.ts';
import {
  check as checkOn,
  nextRun as nextRunOn,
  openDesk as openDeskOn,
  write as writeOn,
} from './desk-on-page.ts';
import { onSite } from './on-site.ts';

const id = 'reparametrization/gaussian-kl';
const source = (path: string): Promise<string> =>
  readFile(new URL(`../../exercises/${id}/_private/${path}`, import.meta.url), 'utf8');

let browser: Browser;
let site: Served;
let page: Page;

onSite((opened) => {
  ({ browser, site, page } = opened);
});

const openDesk = (exercise = id): Promise<void> => openDeskOn(page, `${site.origin}/`, exercise);
const write = (text: string): Promise<void> => writeOn(page, text);
const check = (): Promise<string> => checkOn(page);
const nextRun = (act: () => Promise<void>): Promise<void> => nextRunOn(page, act);

it('solves an exercise, by keyboard alone once it is open', async () => {
  await openDesk();
  expect(await page.locator('.cm-content').innerText()).toContain('export function klToStandardNormal');
  await write(await source('solution.ts'));
  expect(await check()).toMatch(/^All checks passed, on wasm/);
  await page.reload();
  expect(await page.locator('[data-act="open"]').innerText()).toBe('Open your solution');
  await page.goto(`${site.origin}/exercises/`);
  expect(await page.locator(`[data-progress="${id}"]`).innerText()).toBe('✓ passed');
  expect(await page.locator('work-panel [data-part="count"]').innerText()).toMatch(
    /^1 of 30 exercises passed/,
  );
});

it('names the misconception, links to its paragraph, and takes the mark away when the code changes', async () => {
  await openDesk();
  await write(await source('mistakes/constant-left-out.ts'));
  expect(await check()).toContain('the −1 is missing');
  const link = page.locator('.desk .diagnosis a');
  expect(await link.getAttribute('href')).toBe('/reparametrization/elbo/#closed-form');
  await write(await source('solution.ts'));
  expect(await check()).toContain('All checks passed');
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('// one more thought');
  await page.goto(`${site.origin}/exercises/`);
  expect(await page.locator(`[data-progress="${id}"]`).innerText()).toBe('begun');
});

it('says where a file that does not run is broken, and what it must export', async () => {
  await openDesk();
  await write('export function klToStandardNormal(mu: tf.Tensor2D {\n');
  expect(await check()).toMatch(/failed with an error\.\n+line 1, column \d+: syntax error/);
  await write('export const other = 1;\n');
  expect(await check()).toContain(`${id}.ts must export 'klToStandardNormal'.`);
  await write("import fs from 'node:fs';\nexport const klToStandardNormal = fs;\n");
  expect(await check()).toContain("an exercise may import '@tensorflow/tfjs' only");
  await write("export function klToStandardNormal() {\n  throw new Error('not yet');\n}\n");
  expect(await check()).toContain('your code threw (line 2, column 9): Error: not yet');
});

it('stops an endless loop, by its clock and by hand, and the page stays alive', async () => {
  await openDesk();
  await write('export function klToStandardNormal() {\n  for (;;) {}\n}\n');
  await nextRun(async () => {
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('exercise-desk[data-running]');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.desk [data-act="stop"]').click();
  });
  expect(await page.locator('.desk .result').innerText()).toContain('You stopped it.');
  expect(await page.locator('.desk .state').innerText()).toMatch(/^Stopped after/);
  expect(await check()).toContain('your code did not finish within 5 s');
  await write(await source('solution.ts'));
  expect(await check()).toContain('All checks passed');
});

it('says so if the grade also trains a model, and only then', async () => {
  const sentence = page.getByText('The grade also trains a model with your code');
  await page.goto(`${site.origin}/exercises/gan-instability/train-gan/`);
  expect(await sentence.isVisible()).toBe(true);
  await page.goto(`${site.origin}/exercises/${id}/`);
  expect(await sentence.count()).toBe(0);
});

it('underlines a type error and completes the names of tfjs', async () => {
  await openDesk();
  await write("import * as tf from '@tensorflow/tfjs';\nexport const a: number = tf.scalar(1);\n");
  await page.locator('.cm-lintRange-error').first().waitFor({ timeout: 60_000 });
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('tf.logSig');
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'logSigmoid' }).waitFor({ timeout: 30_000 });
});

it('exports all work, takes it in elsewhere, and asks before it replaces anything', async () => {
  await openDesk();
  await write('// mine\n');
  await page.goto(`${site.origin}/exercises/`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel [data-act="export"]').click(),
  ]);
  const text = await contentOf(download);
  expect(JSON.parse(text)).toMatchObject({ exercises: { [id]: { code: '// mine\n', passed: false } } });

  const offer = (content: string): Promise<void> =>
    page
      .locator('work-panel input[type="file"]')
      .setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  const state = page.locator('work-panel [data-part="state"]');
  await offer('{"format":"other"}');
  await state.filter({ hasText: 'This is not a file of the course' }).waitFor();
  await offer(text.replace('// mine', '// theirs'));
  await state.filter({ hasText: `You have other code here for ${id}.` }).waitFor();
  await page.locator('work-panel [data-act="keep"]').click();
  await offer(text.replace('// mine', '// theirs'));
  await page.locator('work-panel [data-act="replace"]').click();
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel [data-act="zip"]').click(),
  ]);
  const files = unzipSync(new Uint8Array(await bytesOf(zip)));
  expect(strFromU8(files[`my-course/${id}.ts`] ?? new Uint8Array())).toBe('// theirs\n');
  expect(Object.keys(files)).toHaveLength(35);
});

it('works without a server once it has been visited', async () => {
  const context = await browser.newContext();
  const visitor = await context.newPage();
  const own = await serve();
  await visitor.goto(`${own.origin}/exercises/${id}/`);
  await visitor.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  own.close();
  await visitor.goto(`${own.origin}/reparametrization/elbo/`);
  expect(await visitor.locator('h1').innerText()).toBe('The evidence lower bound');
  await visitor.getByRole('button', { name: /Search/ }).click();
  await visitor.getByRole('textbox', { name: /Search/ }).fill('log-sum-exp');
  const found = visitor.getByRole('dialog').getByRole('link', { name: /tighter bound/i });
  await found.first().waitFor();
  await visitor.goto(`${own.origin}/exercises/${id}/`);
  await visitor.locator('exercise-desk[data-awake] [data-act="open"]').click();
  await visitor.locator('.cm-content').click();
  await visitor.keyboard.press('Control+a');
  await visitor.keyboard.insertText(await source('solution.ts'));
  await visitor.keyboard.press('Control+Enter');
  await visitor.locator('.desk .outcome', { hasText: 'All checks passed' }).waitFor({ timeout: 60_000 });
  await context.close();
});

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());
const contentOf = async (download: Download): Promise<string> => (await bytesOf(download)).toString('utf8');
