/** What stands under the title of a lesson, and the objectives that a student checks off. */
import { readFile } from 'node:fs/promises';

import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';

const lesson = '/reparametrization/elbo/';
const first = 'derive the lower bound on log p(x)';

test('says how long a lesson is, which question it helps to answer and what it builds on', async ({
  page,
}) => {
  await page.goto(lesson);
  const facts = page.locator('.lesson-facts');
  await expect(facts).toContainText('35 minutes. Questions 1 and 3. Builds on: The reparametrization trick.');
  await expect(facts.getByRole('link', { name: '3', exact: true })).toHaveAttribute(
    'href',
    '/vae-vs-gan/answer/',
  );
});

test('keeps what is checked off, in another tab too, and exports and imports it', async ({
  page,
  context,
}) => {
  await page.goto(lesson);
  await page.getByLabel(first).check();
  expect(await axeFindings(page)).toEqual([]);
  const other = await context.newPage();
  await other.goto(lesson);
  await expect(other.getByLabel(first)).toBeChecked();
  await other.getByLabel(first).uncheck();
  await expect(page.getByLabel(first)).not.toBeChecked();
  await page.getByLabel(first).check();
  await page.reload();
  await expect(page.getByLabel(first)).toBeChecked();

  await page.goto('/exercises/');
  await expect(page.locator('work-panel [data-part="count"]')).toContainText('1 of ');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel [data-act="export"]').click(),
  ]);
  const file = await download.path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    objectives: ['reparametrization/elbo#derive'],
  });
  await page.evaluate(() => {
    localStorage.clear();
  });
  await page.locator('work-panel input').setInputFiles(file);
  await expect(page.locator('work-panel [data-part="state"]')).toHaveText('0 exercises imported.');
  await page.goto(lesson);
  await expect(page.getByLabel(first)).toBeChecked();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('shows the objectives without boxes', async ({ page }) => {
    await page.goto(lesson);
    await expect(page.locator('.lesson-facts')).toContainText(first);
    await expect(page.locator('.lesson-facts input').first()).toBeHidden();
  });
});
