/** Questions in a lesson: every wrong answer is explained, and so is the correct one; by mouse and by keyboard. */
import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/vae-vs-gan/choose-a-model/');
  await expect(page.locator('quiz-question:not([data-ready])')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-laid-out');
});

const question = (page: Page, start: string): Locator => page.locator('quiz-question', { hasText: start });
const check = (of: Locator): Promise<void> => of.getByRole('button', { name: 'Check' }).click();
const verdict = (of: Locator): Locator => of.locator('.verdict');

test('explains a wrong choice, links to the paragraph, and then accepts the correct one', async ({
  page,
}) => {
  const asked = question(page, 'A VAE is said to have');
  await check(asked);
  await expect(verdict(asked)).toHaveText('Choose or enter an answer first.');
  await asked.getByLabel('From N(μ, σ²), with μ and σ from the encoder.').check();
  await check(asked);
  await expect(verdict(asked)).toContainText(
    'Not quite. N(μ, σ²) is the encoder’s output for one given image',
  );
  await expect(asked.getByRole('link')).toHaveAttribute('href', '/vae-vs-gan/anatomy/#sampling');
  await asked.getByLabel('From N(0, I), the prior.').check();
  await check(asked);
  await expect(verdict(asked)).toHaveText(/^Correct\. N\(μ, σ²\) is the posterior/);
});

test('is put in order by keyboard', async ({ page }) => {
  const asked = question(page, 'one iteration of a GAN’s training');
  await check(asked);
  await expect(verdict(asked)).toContainText('Not quite.');
  const right = [
    'Draw noise and generate fakes from it.',
    'The discriminator evaluates real images and fakes.',
    'Move the discriminator’s weights down its loss.',
    'The updated discriminator evaluates new fakes.',
    'Move the generator’s weights down its loss.',
  ];
  for (const [place, text] of right.entries()) {
    const up = asked.getByRole('button', { name: `Move up: ${text}` });
    await up.focus();
    const texts = await asked.locator('li span').allInnerTexts();
    for (let i = texts.indexOf(text); i > place; i--) await page.keyboard.press('Enter');
  }
  await expect(asked.locator('li span')).toHaveText(right);
  await check(asked);
  await expect(verdict(asked)).toContainText('Correct.');
});

test('accepts pairs, and a number with a decimal point or comma', async ({ page }) => {
  const pairs = question(page, 'What does each loss depend on?');
  const choose = (label: string, option: RegExp): Promise<string[]> =>
    pairs.getByLabel(label).selectOption({ label: options.find((text) => option.test(text)) ?? '' });
  const options = await pairs.locator('select').first().locator('option').allInnerTexts();
  await choose('The loss of a VAE', /^An image, its reconstruction/);
  await choose('The loss of a GAN’s generator', /^The pixel distance between each fake/);
  await choose('The loss of a GAN’s discriminator', /real images and for fakes/);
  await check(pairs);
  await expect(verdict(pairs)).toContainText('A fake belongs to no image of the batch');
  await choose('The loss of a GAN’s generator', /^The discriminator’s output for fakes/);
  await check(pairs);
  await expect(verdict(pairs)).toContainText('Correct.');

  const number = question(page, 'Two latents of 100 dimensions');
  await number.getByLabel('Your number').fill('10');
  await check(number);
  await expect(verdict(number)).toContainText('nearly at a right angle');
  await number.getByLabel('Your number').fill('7,1');
  await page.keyboard.press('Enter');
  await expect(verdict(number)).toContainText('Correct.');
});

test('accepts a negative number, with a hyphen or a minus sign', async ({ page }) => {
  await page.goto('/reparametrization/answer/');
  const number = question(page, 'the pathwise gradient of this one sample');
  await expect(number).toHaveAttribute('data-ready');
  await number.getByLabel('Your number').fill('-0.84');
  await check(number);
  await expect(verdict(number)).toContainText('with respect to σ');
  await number.getByLabel('Your number').fill('−0.21');
  await check(number);
  await expect(verdict(number)).toContainText('Correct.');
});
