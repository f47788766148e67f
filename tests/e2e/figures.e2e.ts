import type { Locator, Page } from '@playwright/test';

import { button, openFigure, reading } from './figure-on-page.ts';
import { expect, test } from './fixtures.ts';
import { longWork } from './long-work.ts';

test.describe('the gradient path', () => {
  const path = '/reparametrization/the-trick/';

  test('moves by mouse: μ is dragged, the gradient follows, and cutting the path ends it', async ({
    page,
  }) => {
    const figure = await openFigure(page, path);
    expect(await reading(figure, 'gradient w.r.t. μ')).toBeCloseTo(3.03, 2);
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
    expect(await reading(figure, 'gradient w.r.t. μ')).toBe(0);
    expect(await reading(figure, 'gradient w.r.t. σ')).toBe(0);
    await expect(figure.locator('svg:visible .slope')).toHaveCount(0);
  });

  test('moves by keyboard, and says so once it stops', async ({ page }) => {
    const figure = await openFigure(page, path);
    await figure.getByLabel('μ', { exact: true }).focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    expect(await reading(figure, 'μ')).toBeCloseTo(1, 9);
    await expect(figure.locator('.figure-summary')).toContainText('μ is 1.00');

    await button(figure, 'Step').focus();
    await page.keyboard.press('Enter');
    await expect(figure.locator('.figure-summary')).toContainText('After 1 step');
    await button(figure, 'Reset').focus();
    await page.keyboard.press('Space');
    expect(await reading(figure, 'μ')).toBeCloseTo(1, 9);
  });

  test('finds its state again in the address', async ({ page }) => {
    const figure = await openFigure(
      page,
      `${path}?gradient-path.mu=-1&gradient-path.cut=true&gradient-path.seed=4`,
    );
    expect(await reading(figure, 'μ')).toBe(-1);
    await expect(figure.getByLabel('Cut the path')).toBeChecked();
    await expect(figure.getByLabel('Seed')).toHaveValue('4');
  });
});

test.describe('the estimator lab', () => {
  test('approaches the variances 87 and 4, in a worker that starts with it', async ({ page }) => {
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const figure = await openFigure(page, '/reparametrization/two-estimators/');
    expect(workers).toEqual([]);
    await figure.getByLabel('Speed').selectOption('fast');
    await button(figure, 'Start').click();
    await expect.poll(() => reading(figure, 'samples'), longWork).toBeGreaterThan(30_000);
    await button(figure, 'Pause').click();
    expect(workers).toHaveLength(1);
    // 30,000 samples: the standard error of the score's variance is about 2.7.
    expect(Math.abs((await reading(figure, 'score: variance')) - 87)).toBeLessThan(14);
    expect(Math.abs((await reading(figure, 'pathwise: variance')) - 4)).toBeLessThan(0.2);

    await figure.getByLabel('σ', { exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => reading(figure, 'samples')).toBe(0);
  });

  test('takes each of two quick presses of Step, in one worker', async ({ page }) => {
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const figure = await openFigure(page, '/reparametrization/two-estimators/');
    await button(figure, 'Step').dblclick();
    await expect.poll(() => reading(figure, 'samples')).toBe(100);
    expect(workers).toHaveLength(1);
  });
});

test.describe('the game lab', () => {
  const path = '/gan-instability/dirac-gan/';
  const run = async (figure: Locator): Promise<void> => {
    await figure.getByLabel('Speed').selectOption('fast');
    await button(figure, 'Start').click();
    await expect.poll(() => reading(figure, 'iterations'), longWork).toBe(500);
  };

  test('spirals outwards: 3.1 after 500 simultaneous iterations', async ({ page }) => {
    const figure = await openFigure(page, path);
    await run(figure);
    expect(await reading(figure, 'distance')).toBeCloseTo(3.1, 1);
    expect(await reading(figure, 'growth per step')).toBe(1.005);
    await expect(button(figure, 'Start')).toBeVisible();
  });

  test('circles when the players take turns, and converges with R1', async ({ page }) => {
    const figure = await openFigure(page, path);
    await figure.getByLabel('Updates').selectOption('alternating');
    expect(await reading(figure, 'growth per step')).toBe(1);
    await run(figure);
    expect(await reading(figure, 'distance')).toBeCloseTo(1.42, 2);

    await figure.getByLabel('Loss').selectOption('r1');
    expect(await reading(figure, 'iterations')).toBe(0);
    await run(figure);
    expect(await reading(figure, 'distance')).toBeLessThan(1e-16);
  });
});

test.describe('saturation', () => {
  test('leaves the saturating generator behind, and starts where its handle is dragged to', async ({
    page,
  }) => {
    const figure = await openFigure(page, '/gan-instability/vanishing-gradients/');
    await figure.getByLabel('Speed').selectOption('fast');
    await button(figure, 'Start').click();
    await expect.poll(() => reading(figure, 'steps'), longWork).toBeGreaterThan(100);
    await button(figure, 'Pause').click();
    // D grows slowly, and a busy machine takes more steps before it pauses.
    expect(await reading(figure, 'saturating: D')).toBeLessThan(0.05);
    expect(await reading(figure, 'non-saturating: D')).toBeGreaterThan(0.9);
    const knob = await figure.locator('svg:visible .handle-knob').boundingBox();
    if (knob === null) throw new Error('there is no handle');
    await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
    await page.mouse.down();
    await page.mouse.move(knob.x + 60, knob.y + knob.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await reading(figure, 'steps')).toBe(0);
    expect(page.url()).toContain('saturation.logit=');
    await figure.getByLabel('Initial logit').focus();
    await page.keyboard.press('Home');
    expect(await reading(figure, 'saturating: slope')).toBeCloseTo(-3.35e-4, 4);
  });
});

test.describe('a reader who wants less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('gets still pictures, one per second', async ({ page }) => {
    const figure = await openFigure(page, '/gan-instability/dirac-gan/');
    await page.evaluate(() => {
      const counter = window as unknown as { redrawn: number };
      counter.redrawn = 0;
      const picture = document.querySelector('.figure-readings');
      if (picture)
        new MutationObserver(() => counter.redrawn++).observe(picture, { subtree: true, childList: true });
    });
    await button(figure, 'Start').click();
    await page.waitForTimeout(2500);
    const redrawn = await page.evaluate(() => (window as unknown as { redrawn: number }).redrawn);
    expect(redrawn).toBeGreaterThanOrEqual(2);
    expect(redrawn).toBeLessThanOrEqual(4);
  });
});

test.describe('a claim', () => {
  test('is judged by keyboard, and explained', async ({ page }) => {
    await page.goto('/reparametrization/the-trick/');
    const claim = page.locator('claim-check').first();
    await expect(claim.locator('details')).toBeHidden();
    await claim.getByRole('button', { name: 'True' }).focus();
    await page.keyboard.press('Enter');
    await expect(claim.locator('.verdict')).toContainText('Not quite');
    await claim.getByRole('button', { name: 'Needs a qualifier' }).click();
    await expect(claim.locator('.verdict')).toHaveText('Correct.');
    await expect(claim.locator('.why')).toBeVisible();
  });
});

test.describe('search', () => {
  const findsALesson = async (page: Page): Promise<void> => {
    await page.goto('/');
    await page.getByRole('button', { name: /Search/ }).click();
    await page.getByRole('textbox', { name: /Search/ }).fill('log-sum-exp');
    const found = page.getByRole('dialog').getByRole('link', { name: /tighter bound/i });
    await expect(found.first()).toBeVisible();
  };

  test('finds a lesson without leaving the site', async ({ page }) => {
    await findsALesson(page);
  });

  test('works even if the browser never reports that it is idle', async ({ page }) => {
    await page.addInitScript(() => {
      window.requestIdleCallback = (work, options) =>
        options?.timeout === undefined
          ? 0
          : window.setTimeout(work, options.timeout, { didTimeout: true, timeRemaining: () => 0 });
    });
    await findsALesson(page);
  });
});
