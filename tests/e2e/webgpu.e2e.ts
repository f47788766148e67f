/**
 * A figure that trains uses the page's WebGPU if its adapter is hardware. There is none here, so SwiftShader poses as
 * one.
 */
import type { Browser } from '@playwright/test';

import { faultsOf, launchOptions } from './browser.ts';
import { button, openFigure, reading } from './figure-on-page.ts';
import { expect, test } from './fixtures.ts';
import { longWork } from './long-work.ts';

test.use({ launchOptions: launchOptions(['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']) });

const atWork = 'a graphics processor is at work';

/** In the figure's worker: reports when work is passed to a graphics processor. */
const watch = `{
  const { submit } = GPUQueue.prototype;
  let said = false;
  GPUQueue.prototype.submit = function (...buffers) {
    if (!said) console.info('${atWork}');
    said = true;
    return submit.apply(this, buffers);
  };
}`;

/** In the figure's worker: the adapter claims to be hardware. */
const disguise = `Object.defineProperty(GPUAdapter.prototype, 'info', {
  value: { vendor: 'a card', architecture: '', device: '', description: '', isFallbackAdapter: false },
});`;

/** The latent atlas after its first steps, with a script ahead of its worker's own. */
async function firstSteps(
  browser: Browser,
  origin: string,
  ahead: string,
): Promise<{ steps: number; loss: number; onWebgpu: boolean }> {
  const page = await browser.newPage();
  const faults = faultsOf(page, origin);
  let onWebgpu = false;
  page.on('console', (message) => {
    onWebgpu ||= message.text() === atWork;
  });
  await page.route(/figure-worker.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: ahead + (await response.text()) });
  });
  const figure = await openFigure(page, '/reparametrization/train-a-vae/');
  await button(figure, 'Step').click();
  await expect.poll(() => reading(figure, 'steps'), longWork).toBeGreaterThan(0);
  const [steps, loss] = [await reading(figure, 'steps'), await reading(figure, '−ELBO, nats')];
  expect(faults).toEqual([]);
  await page.close();
  return { steps, loss, onWebgpu };
}

test('trains on a graphics card with the same result as WebAssembly; ignores a software adapter', async ({
  browser,
  origin,
}) => {
  const card = await firstSteps(browser, origin, disguise + watch);
  const software = await firstSteps(browser, origin, watch);
  expect(card.onWebgpu).toBe(true);
  expect(software.onWebgpu).toBe(false);
  expect(card.steps).toBe(software.steps);
  expect(card.loss).toBeCloseTo(software.loss, 0);
});
