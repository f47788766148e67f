/** Figures that train models in the page, by mouse and by keyboard, and their results. */
import { gunzipSync } from 'node:zlib';
import type { Locator } from '@playwright/test';

import { button, openFigure, reading, shown } from './figure-on-page.ts';
import { expect, test } from './fixtures.ts';
import { longWork } from './long-work.ts';

// For slow machines: a figure that stops fails its test much earlier.
test.describe.configure({ timeout: 600_000 });

/** Runs a figure that trains until its count of iterations has passed `steps`, as long as the count rises. */
async function train(figure: Locator, label: string, steps: number): Promise<void> {
  const count = (): Promise<number> => reading(figure, label);
  await figure.getByLabel('Speed').selectOption('fast');
  await button(figure, 'Start').click();
  for (let before = await count(); before <= steps; before = await count())
    await expect.poll(count, longWork).toBeGreaterThan(before);
  if (await button(figure, 'Pause').isVisible()) await button(figure, 'Pause').click();
}

test.describe('the mode hunt', () => {
  const path = '/gan-instability/mode-collapse/';

  test('covers the ring with WGAN-GP', async ({ page }) => {
    const figure = await openFigure(page, path);
    await figure.getByLabel('Loss', { exact: true }).selectOption('WGAN-GP');
    await figure.getByLabel('Learning rates').selectOption('discriminator × 5');
    await train(figure, 'iterations', 900);
    await expect(shown(figure, 'modes found')).toHaveText('8 of 8');
    expect(await reading(figure, 'energy distance')).toBeLessThan(0.05);
    expect(await figure.locator('svg:visible .pull').count()).toBeGreaterThan(10);
  });

  test('trains on the reader’s own data, drawn or typed, and says what is not a point', async ({ page }) => {
    const figure = await openFigure(page, path);
    await figure.getByLabel('Data').selectOption('your own');
    const frame = await figure.locator('svg:visible .frame').boundingBox();
    if (frame === null) throw new Error('there is no plane');
    await page.mouse.click(frame.x + frame.width / 2, frame.y + frame.height / 2);
    const written = figure.getByLabel('Your own modes');
    await expect(written).toHaveValue(/, -?0(\.\d+)? -?0(\.\d+)?$/);
    await written.fill('0 nought');
    await expect(figure.locator('[data-output="drawing"]')).toContainText('Write 1 to 12 points');
    await written.fill('1 1');
    await button(figure, 'Step').focus();
    await page.keyboard.press('Enter');
    await expect(shown(figure, 'modes found')).toHaveText(/of 1$/);
  });
});

test.describe('the latent atlas', () => {
  test('says so if its code cannot be loaded, and starts at the next try', async ({ context }) => {
    // The page says on its console which request fails.
    const page = await context.newPage();
    const figure = await openFigure(page, '/reparametrization/train-a-vae/');
    const chunks = /\/_astro\/figure-(?!worker).*\.js$/;
    await page.route(chunks, (route) => route.abort());
    await button(figure, 'Step').click();
    const said = figure.getByText('This figure stopped:');
    await expect(said).toBeVisible();
    await page.unroute(chunks);
    await button(figure, 'Step').click();
    await expect.poll(() => reading(figure, 'steps'), longWork).toBeGreaterThan(0);
    await expect(said).toHaveCount(0);
  });

  test('accepts digits that the server sends compressed', async ({ page }) => {
    const digits = /ubyte.*\.gz$/;
    await page.route(digits, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: gunzipSync(await response.body()) });
    });
    const figure = await openFigure(page, '/reparametrization/train-a-vae/');
    await button(figure, 'Step').click();
    await expect.poll(() => reading(figure, 'steps'), longWork).toBeGreaterThan(0);
    await page.unroute(digits);
  });

  test('learns digits, decodes the dragged latent, and collapses under a large KL weight', async ({
    page,
  }) => {
    const figure = await openFigure(page, '/reparametrization/train-a-vae/');
    await train(figure, 'steps', 150);
    expect(await reading(figure, '−ELBO, nats')).toBeLessThan(230);
    const decoded = figure.locator('svg:visible image').nth(1);
    const before = await decoded.getAttribute('href');
    await figure.getByLabel('z₁').focus();
    await page.keyboard.press('End');
    await expect(decoded).not.toHaveAttribute('href', before ?? '');
    await figure.getByLabel('β, weight of the KL').focus();
    await page.keyboard.press('End');
    const steps = await reading(figure, 'steps');
    await train(figure, 'steps', steps + 250);
    expect((await reading(figure, 'KL of z₁')) + (await reading(figure, 'KL of z₂'))).toBeLessThan(0.2);
  });
});

test.describe('the same digits, two models', () => {
  test('measures both while they learn', async ({ page }) => {
    const figure = await openFigure(page, '/vae-vs-gan/showdown/');
    await train(figure, 'steps of each', 300);
    expect(await reading(figure, 'VAE: sharpness')).toBeLessThan(await reading(figure, 'GAN: sharpness'));
    expect(await reading(figure, 'real: Fréchet')).toBeLessThan(await reading(figure, 'VAE: Fréchet'));
    const sheet = figure.locator('svg:visible image').first();
    const means = await sheet.getAttribute('href');
    await figure.getByLabel('Sample the VAE’s pixels').check();
    await expect(sheet).not.toHaveAttribute('href', means ?? '');
  });
});

test.describe('loss curves', () => {
  test('are judged before they are played', async ({ page }) => {
    const figure = await openFigure(page, '/gan-instability/debugging/');
    await figure.getByLabel('Run', { exact: true }).selectOption('E');
    await figure.getByLabel('What went wrong?').selectOption('the critic’s slope is unbounded');
    await expect(shown(figure, 'your prediction')).toHaveText('press Start');
    await train(figure, 'iterations', 300);
    await expect(shown(figure, 'your prediction')).toHaveText('wrong');
    await figure.getByLabel('What went wrong?').selectOption('the generator’s loss has the wrong sign');
    await expect(shown(figure, 'your prediction')).toHaveText('right');
    await expect(shown(figure, 'modes found')).toHaveText('0 of 8');
  });
});
