/** Exercises in the page: solved, diagnosed, stopped; saved, exported, and available without a network. */
import { readFile } from 'node:fs/promises';
import { unzipSync, strFromU8 } from 'fflate';
import type { Download } from '@playwright/test';

import course from '#exercises/course.json' with { type: 'json' };
import { knownMistake } from '#tests/known-mistake.ts';
import { axeFindings } from './axe.ts';
import { serve } from './built-site.ts';
import { Desk, gaussianKl as id } from './desk-on-page.ts';
import { expect, test } from './fixtures.ts';

const source = (path: string): Promise<string> =>
  readFile(new URL(`../../exercises/${id}/_private/${path}`, import.meta.url), 'utf8');

test('solves an exercise, by keyboard alone once it is open', async ({ page, desk }) => {
  await desk.open();
  await expect(desk.code).toContainText('export function klToStandardNormal');
  await desk.write(await source('solution.ts'));
  await desk.check();
  await desk.expectPassed();
  await page.reload();
  await expect(page.locator('[data-act="open"]')).toHaveText('Open your solution');
  await page.goto('/exercises/');
  await expect(page.locator(`[data-progress="${id}"]`)).toHaveText('✓ passed');
  await expect(page.locator('work-panel [data-part="count"]')).toHaveText(
    new RegExp(`^1 of ${course.order.length} exercises passed`),
  );
});

test('names the misconception, links to its paragraph, and removes the mark when the code changes', async ({
  page,
  desk,
}) => {
  await desk.open();
  await desk.write(await knownMistake(id, 'constant-left-out'));
  await desk.check();
  await expect(desk.result).toContainText('the −1 is missing');
  const link = page.locator('.desk .diagnosis a');
  await expect(link).toHaveAttribute('href', '/reparametrization/elbo/#closed-form');
  await desk.write(await source('solution.ts'));
  await desk.check();
  await desk.expectPassed();
  await desk.append('// one more thought');
  await page.goto('/exercises/');
  await expect(page.locator(`[data-progress="${id}"]`)).toHaveText('started');
});

test('says where a file is broken, and what it must export', async ({ desk }) => {
  await desk.open();
  await desk.write('export function klToStandardNormal(mu: tf.Tensor2D {\n');
  await desk.check();
  await expect(desk.result).toHaveText(/failed with an error\.\n+line 1, column \d+: syntax error/, {
    useInnerText: true,
  });
  await desk.write('export const other = 1;\n');
  await desk.check();
  await expect(desk.result).toContainText(`${id}.ts must export 'klToStandardNormal'.`);
  await desk.write('const text = `{`;\nfunction klToStandardNormal() {}\n');
  await desk.check();
  await expect(desk.result).toContainText("'klToStandardNormal' is defined (line 2) but not exported");
  await desk.write(
    "import type * as tf from '@tensorflow/tfjs';\nexport const klToStandardNormal = () => tf.scalar(1);\n",
  );
  await desk.check();
  await expect(desk.result).toContainText('tf is not defined. Line 1 imports tf as a type');
  await desk.write("import fs from 'node:fs';\nexport const klToStandardNormal = fs;\n");
  await desk.check();
  await expect(desk.result).toContainText("an exercise may import '@tensorflow/tfjs' only");
  await desk.write("export function klToStandardNormal() {\n  throw new Error('not yet');\n}\n");
  await desk.check();
  await expect(desk.result).toContainText('your code threw (line 2, column 9): Error: not yet');
});

test('stops an endless loop, by its clock and by hand, and the page stays alive', async ({ page, desk }) => {
  await desk.open();
  await desk.write('export function klToStandardNormal() {\n  for (;;) {}\n}\n');
  await desk.nextRun(async () => {
    await page.keyboard.press('Control+Enter');
    await expect(desk.root).toHaveAttribute('data-running');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.desk [data-act="stop"]').click();
  });
  await expect(desk.result).toContainText('You stopped it.');
  await expect(desk.state).toHaveText(/^Stopped after/);
  await desk.check();
  await expect(desk.result).toContainText('your code did not finish within 5 s');
  await desk.write(await source('solution.ts'));
  await desk.check();
  await desk.expectPassed();
});

test('says so if the grade also trains a model, and only then', async ({ page }) => {
  const sentence = page.getByText('Grading also trains a model with your code');
  await page.goto('/exercises/gan-instability/train-gan/');
  await expect(sentence).toBeVisible();
  await page.goto(`/exercises/${id}/`);
  await expect(sentence).toHaveCount(0);
});

test('underlines a type error and completes the names of tfjs', async ({ page, desk }) => {
  await desk.open();
  await desk.write("import * as tf from '@tensorflow/tfjs';\nexport const a: number = tf.scalar(1);\n");
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  await desk.append('tf.logSig');
  await expect(page.locator('.cm-tooltip-autocomplete li', { hasText: 'logSigmoid' })).toBeVisible();
});

test('exports all work, imports it elsewhere, and asks before it replaces anything', async ({
  page,
  desk,
}) => {
  await desk.open();
  await desk.write('// mine\n');
  await page.goto('/exercises/');
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
  await expect(state).toContainText('This file was not exported from this course');
  await offer(text.replace('// mine', '// theirs'));
  await expect(state).toContainText(`Your code here is different for ${id}.`);
  await page.locator('work-panel [data-act="keep"]').click();
  await offer(text.replace('// mine', '// theirs'));
  await page.locator('work-panel [data-act="replace"]').click();
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel [data-act="zip"]').click(),
  ]);
  const files = unzipSync(new Uint8Array(await bytesOf(zip)));
  expect(strFromU8(files[`my-course/${id}.ts`] ?? new Uint8Array())).toBe('// theirs\n');
  expect(Object.keys(files)).toHaveLength(course.order.length + 5); // and five of the workspace itself
});

test('works without a server once it has been visited', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const visitor = await context.newPage();
  const own = await serve();
  await visitor.goto(`${own.origin}/exercises/${id}/`);
  await visitor.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  own.close();
  await visitor.goto(`${own.origin}/reparametrization/elbo/`);
  await expect(visitor.locator('h1')).toHaveText('The evidence lower bound');
  await visitor.getByRole('button', { name: /Search/ }).click();
  await visitor.getByRole('textbox', { name: /Search/ }).fill('log-sum-exp');
  const found = visitor.getByRole('dialog').getByRole('link', { name: /tighter bound/i });
  await expect(found.first()).toBeVisible();
  const desk = new Desk(visitor);
  await desk.open(id, `${own.origin}/`);
  await desk.write(await source('solution.ts'));
  await desk.check();
  await desk.expectPassed();
  await context.close();
});

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());
const contentOf = async (download: Download): Promise<string> => (await bytesOf(download)).toString('utf8');
