/** Figures that train models in the page, by mouse and by keyboard, and what they come to. */
import { gunzipSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { button, openFigure, reading, shown } from './figure-on-page.ts';
import { onSite, type OnSite } from './on-site.ts';

let opened: OnSite;

onSite((fresh) => {
  opened = fresh;
});

const open = (path: string): Promise<Locator> => openFigure(opened, path);

/** Runs a figure that trains until its count of iterations has passed `steps`. */
async function train(figure: Locator, label: string, steps: number): Promise<void> {
  await figure.getByLabel('Speed').selectOption('fast');
  await button(figure, 'Start').click();
  await expect.poll(() => reading(figure, label), { interval: 500 }).toBeGreaterThan(steps);
  if (await button(figure, 'Pause').isVisible()) await button(figure, 'Pause').click();
}

describe('the mode hunt', () => {
  const path = '/gan-instability/mode-collapse/';

  it('covers the ring with WGAN-GP', async () => {
    const figure = await open(path);
    await figure.getByLabel('Loss', { exact: true }).selectOption('WGAN-GP');
    await figure.getByLabel('Learning rates').selectOption('discriminator × 5');
    await train(figure, 'iterations', 900);
    expect(await shown(figure, 'modes found')).toBe('8 of 8');
    expect(await reading(figure, 'energy distance')).toBeLessThan(0.05);
    expect(await figure.locator('svg:visible .pull').count()).toBeGreaterThan(10);
  });

  it('hunts in data of one’s own, pressed or written, and says what is no point', async () => {
    const figure = await open(path);
    await figure.getByLabel('Data').selectOption('your own');
    const frame = await figure.locator('svg:visible .frame').boundingBox();
    if (frame === null) throw new Error('there is no plane');
    await opened.page.mouse.click(frame.x + frame.width / 2, frame.y + frame.height / 2);
    const written = figure.getByLabel('Your own modes');
    expect(await written.inputValue()).toMatch(/, -?0(\.\d+)? -?0(\.\d+)?$/);
    await written.fill('0 nought');
    expect(await figure.locator('[data-output="drawing"]').innerText()).toContain('Write 1 to 12 points');
    await written.fill('1 1');
    await button(figure, 'Step').focus();
    await opened.page.keyboard.press('Enter');
    await expect.poll(() => shown(figure, 'modes found')).toMatch(/of 1$/);
  });
});

describe('the latent atlas', () => {
  it('says so where its code does not arrive, and starts at the next try', async () => {
    const page = await opened.browser.newPage({ serviceWorkers: 'block' });
    const figure = await openFigure({ ...opened, page }, '/reparametrization/train-a-vae/');
    const chunks = /\/_astro\/figure-(?!worker).*\.js$/;
    await page.route(chunks, (route) => route.abort());
    await button(figure, 'Step').click();
    const said = figure.getByText('This figure stopped:');
    await said.waitFor();
    await page.unroute(chunks);
    await button(figure, 'Step').click();
    await expect.poll(() => reading(figure, 'steps')).toBeGreaterThan(0);
    expect(await said.count()).toBe(0);
    await page.close();
  });

  it('takes digits that the server has the browser unpack', async () => {
    const digits = /ubyte.*\.gz$/;
    await opened.page.route(digits, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: gunzipSync(await response.body()) });
    });
    const figure = await open('/reparametrization/train-a-vae/');
    await button(figure, 'Step').click();
    await expect.poll(() => reading(figure, 'steps')).toBeGreaterThan(0);
    await opened.page.unroute(digits);
  });

  it('learns digits, decodes the latent that is dragged, and loses its map to a heavy KL', async () => {
    const figure = await open('/reparametrization/train-a-vae/');
    await train(figure, 'steps', 150);
    expect(await reading(figure, '−ELBO, nats')).toBeLessThan(230);
    const decoded = figure.locator('svg:visible image').nth(1);
    const before = await decoded.getAttribute('href');
    await figure.getByLabel('z₁').focus();
    await opened.page.keyboard.press('End');
    await expect.poll(() => decoded.getAttribute('href')).not.toBe(before);
    await figure.getByLabel('β, weight of the KL').focus();
    await opened.page.keyboard.press('End');
    const steps = await reading(figure, 'steps');
    await train(figure, 'steps', steps + 250);
    expect((await reading(figure, 'KL of z₁')) + (await reading(figure, 'KL of z₂'))).toBeLessThan(0.2);
  });
});

describe('the same digits, two models', () => {
  it('measures both while they learn', async () => {
    const figure = await open('/vae-vs-gan/showdown/');
    await train(figure, 'steps of each', 300);
    expect(await reading(figure, 'VAE: sharpness')).toBeLessThan(await reading(figure, 'GAN: sharpness'));
    expect(await reading(figure, 'real: Fréchet')).toBeLessThan(await reading(figure, 'VAE: Fréchet'));
    const sheet = figure.locator('svg:visible image').first();
    const means = await sheet.getAttribute('href');
    await figure.getByLabel('Draw the VAE’s pixels').check();
    await expect.poll(() => sheet.getAttribute('href')).not.toBe(means);
  });
});

describe('loss curves', () => {
  it('are judged before they are played', async () => {
    const figure = await open('/gan-instability/debugging/');
    await figure.getByLabel('Run', { exact: true }).selectOption('E');
    await figure.getByLabel('What went wrong?').selectOption('the critic’s slope has no bound');
    expect(await shown(figure, 'your prediction')).toBe('now start');
    await train(figure, 'iterations', 300);
    expect(await shown(figure, 'your prediction')).toBe('not so');
    await figure.getByLabel('What went wrong?').selectOption('the generator’s loss has the wrong sign');
    await expect.poll(() => shown(figure, 'your prediction')).toBe('right');
    expect(await shown(figure, 'modes found')).toBe('0 of 8');
  });
});
