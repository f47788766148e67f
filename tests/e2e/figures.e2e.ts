import type { Browser, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import type { Served } from './built-site.ts';
import { button, openFigure, reading } from './figure-on-page.ts';
import { onSite } from './on-site.ts';

let browser: Browser;
let site: Served;
let page: Page;

onSite((opened) => {
  ({ browser, site, page } = opened);
});

const open = (path: string): Promise<Locator> => openFigure({ browser, site, page }, path);

describe('the gradient path', () => {
  const path = '/reparametrization/the-trick/';

  it('moves by mouse: μ is dragged, the gradient follows, and cutting the path ends it', async () => {
    const figure = await open(path);
    expect(await reading(figure, 'gradient by μ')).toBeCloseTo(3.03, 2);
    const knob = figure.locator('svg:visible .handle-knob.mu');
    const from = await knob.boundingBox();
    if (from === null) throw new Error('there is no handle');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x - 150, from.y + from.height / 2, { steps: 5 });
    await page.mouse.up();
    expect(await reading(figure, 'μ')).toBeLessThan(0.2);
    expect(page.url()).toContain('gradient-path.mu=');

    await figure.getByLabel('Cut the path').check();
    expect(await reading(figure, 'gradient by μ')).toBe(0);
    expect(await reading(figure, 'gradient by σ')).toBe(0);
    expect(await figure.locator('svg:visible .slope').count()).toBe(0);
  });

  it('moves by keyboard, and says so once it stands still', async () => {
    const figure = await open(path);
    await figure.getByLabel('μ', { exact: true }).focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    expect(await reading(figure, 'μ')).toBeCloseTo(1, 9);
    await page.waitForFunction(() =>
      document.querySelector('.figure-summary')?.textContent.includes('μ is 1.00'),
    );

    await button(figure, 'Step').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('.figure-summary')?.textContent.includes('After 1 step'),
    );
    await button(figure, 'Reset').focus();
    await page.keyboard.press('Space');
    expect(await reading(figure, 'μ')).toBeCloseTo(1, 9);
  });

  it('finds its state again in the address', async () => {
    const figure = await open(`${path}?gradient-path.mu=-1&gradient-path.cut=true&gradient-path.seed=4`);
    expect(await reading(figure, 'μ')).toBe(-1);
    expect(await figure.getByLabel('Cut the path').isChecked()).toBe(true);
    expect(await figure.getByLabel('Seed').inputValue()).toBe('4');
  });
});

describe('the estimator lab', () => {
  it('comes near the variances 87 and 4, in a worker that starts with it', async () => {
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const figure = await open('/reparametrization/two-estimators/');
    expect(workers).toEqual([]);
    await figure.getByLabel('Speed').selectOption('fast');
    await button(figure, 'Start').click();
    await page.waitForFunction(
      () => Number(document.querySelector('.figure-readings .value')?.textContent) > 30_000,
    );
    await button(figure, 'Pause').click();
    expect(workers).toHaveLength(1);
    // 30,000 samples: the standard error of the score's variance is about 2.7.
    expect(Math.abs((await reading(figure, 'score: variance')) - 87)).toBeLessThan(14);
    expect(Math.abs((await reading(figure, 'pathwise: variance')) - 4)).toBeLessThan(0.2);

    await figure.getByLabel('σ', { exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => reading(figure, 'samples')).toBe(0);
  });
});

describe('the game lab', () => {
  const path = '/gan-instability/dirac-gan/';
  const run = async (figure: Locator): Promise<void> => {
    await figure.getByLabel('Speed').selectOption('fast');
    await button(figure, 'Start').click();
    await expect.poll(() => reading(figure, 'iterations')).toBe(500);
  };

  it('spirals outwards: 3.1 after 500 simultaneous iterations', async () => {
    const figure = await open(path);
    await run(figure);
    expect(await reading(figure, 'distance')).toBeCloseTo(3.1, 1);
    expect(await reading(figure, 'growth a step')).toBe(1.005);
    expect(await button(figure, 'Start').isVisible()).toBe(true);
  });

  it('circles when the players take turns, and R1 brings it to rest', async () => {
    const figure = await open(path);
    await figure.getByLabel('Updates').selectOption('alternating');
    expect(await reading(figure, 'growth a step')).toBe(1);
    await run(figure);
    expect(await reading(figure, 'distance')).toBeCloseTo(1.42, 2);

    await figure.getByLabel('Loss').selectOption('r1');
    expect(await reading(figure, 'iterations')).toBe(0);
    await run(figure);
    expect(await reading(figure, 'distance')).toBeLessThan(1e-16);
  });
});

describe('saturation', () => {
  it('leaves the saturating generator behind, and starts where its handle is dragged to', async () => {
    const figure = await open('/gan-instability/vanishing-gradients/');
    await figure.getByLabel('Speed').selectOption('fast');
    await button(figure, 'Start').click();
    await expect.poll(() => reading(figure, 'steps')).toBeGreaterThan(100);
    await button(figure, 'Pause').click();
    expect(await reading(figure, 'saturating: D')).toBeLessThan(0.012);
    expect(await reading(figure, 'non-saturating: D')).toBeGreaterThan(0.9);
    const knob = await figure.locator('svg:visible .handle-knob').boundingBox();
    if (knob === null) throw new Error('there is no handle');
    await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
    await page.mouse.down();
    await page.mouse.move(knob.x + 60, knob.y + knob.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await reading(figure, 'steps')).toBe(0);
    expect(page.url()).toContain('saturation.logit=');
    await figure.getByLabel('Logit at the start').focus();
    await page.keyboard.press('Home');
    expect(await reading(figure, 'saturating: slope')).toBeCloseTo(-3.35e-4, 4);
  });
});

describe('a reader who wants less motion', () => {
  it('gets still pictures, once a second', async () => {
    const calm = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce' });
    await calm.goto(`${site.origin}/gan-instability/dirac-gan/`);
    await calm.locator('figure-lab').scrollIntoViewIfNeeded();
    await calm.waitForSelector('figure-lab[data-awake]');
    await calm.evaluate(() => {
      const counter = window as unknown as { redrawn: number };
      counter.redrawn = 0;
      const picture = document.querySelector('.figure-readings');
      if (picture)
        new MutationObserver(() => counter.redrawn++).observe(picture, { subtree: true, childList: true });
    });
    await calm.getByRole('button', { name: 'Start', exact: true }).click();
    await calm.waitForTimeout(2500);
    const redrawn = await calm.evaluate(() => (window as unknown as { redrawn: number }).redrawn);
    expect(redrawn).toBeGreaterThanOrEqual(2);
    expect(redrawn).toBeLessThanOrEqual(4);
    await calm.close();
  });
});

describe('a claim', () => {
  it('is judged by keyboard, and explained', async () => {
    await page.goto(`${site.origin}/reparametrization/the-trick/`);
    const claim = page.locator('claim-check').first();
    expect(await claim.locator('details').isVisible()).toBe(false);
    await claim.getByRole('button', { name: 'True' }).focus();
    await page.keyboard.press('Enter');
    expect(await claim.locator('.verdict').innerText()).toContain('Not quite');
    await claim.getByRole('button', { name: 'Needs a qualifier' }).click();
    expect(await claim.locator('.verdict').innerText()).toBe('So it is.');
    expect(await claim.locator('.why').isVisible()).toBe(true);
  });
});

describe('search', () => {
  const findsALesson = async (visitor: Page): Promise<void> => {
    await visitor.goto(site.origin);
    await visitor.getByRole('button', { name: /Search/ }).click();
    await visitor.getByRole('textbox', { name: /Search/ }).fill('log-sum-exp');
    const found = visitor.getByRole('dialog').getByRole('link', { name: /tighter bound/i });
    await found.first().waitFor();
  };

  it('finds a lesson without leaving the site', async () => {
    await findsALesson(page);
  });

  it('comes also where the browser never says that it is idle', async () => {
    const busy = await browser.newPage({ serviceWorkers: 'block' });
    await busy.addInitScript(() => {
      window.requestIdleCallback = (work, options) =>
        options?.timeout === undefined
          ? 0
          : window.setTimeout(work, options.timeout, { didTimeout: true, timeRemaining: () => 0 });
    });
    await findsALesson(busy);
    await busy.close();
  });
});
