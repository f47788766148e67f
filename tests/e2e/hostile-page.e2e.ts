/**
 * Hostile files in the page: each is shown to work where nothing holds it, gets nothing here, and has a harmless twin that
 * passes. Points unearned, secrets and requests that leave the frame are counted, and must be none.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowser } from './browser.ts';
import { serve, type Served } from './built-site.ts';
import { disturbances } from './hostile-page/disturbances.ts';
import { doors } from './hostile-page/doors.ts';
import { forgeries } from './hostile-page/forgeries.ts';
import { judgeIn, traceOf } from './hostile-page/judge-in-page.ts';
import { openLane, Pool, type Lane } from './hostile-page/lanes.ts';
import { mark, type PageCase } from './hostile-page/page-case.ts';
import { openProver, proveInPage, type Prover } from './hostile-page/prove-in-page.ts';
import { filled } from './hostile-page/stranger.ts';

const secret = 'k-8c1f0d5e';
const cases: readonly PageCase[] = [...doors, ...forgeries, ...disturbances];

let browser: Browser;
let site: Served;
let lanes: readonly Lane[];
let attacked: Pool<Lane>;
/** Where the attacks are proved: one at a time by each, so that a visit is the doing of that one. */
let provers: readonly Prover[];
let proving: Pool<Prover>;

beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), serve()]);
  const three = [1, 2, 3];
  lanes = await Promise.all(three.map(() => openLane(browser, site.origin, secret)));
  provers = await Promise.all(three.map(() => openProver(browser)));
  [attacked, proving] = [new Pool(lanes), new Pool(provers)];
});

afterAll(async () => {
  await browser.close();
  site.close();
  for (const { stranger } of [...provers, ...lanes]) stranger.close();
});

it('tries at least thirty, each under a name of its own', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(30);
});

// Tests that run at once have an `expect` each.
describe.concurrent.each(cases)('$id', (one) => {
  it('works where nothing holds it', async ({ expect }) => {
    expect(await proving.use((prover) => proveInPage(browser, one, prover))).toBeUndefined();
  });

  it('gets nothing here', ({ expect }) =>
    attacked.use(async ({ context, page, stranger, strayed }) => {
      const visits = stranger.visits();
      strayed.length = 0;
      const before = await traceOf(page);
      const result = await judgeIn(page, filled(one.attack, stranger.origin, site.origin));
      expect(one.expected).toContain(result.verdict);
      expect(result.points).toBe(0);
      expect(result.seen).not.toContain(secret);
      expect(result.printed).not.toContain(mark);
      expect(result.seen.length).toBeLessThan(200_000);
      await expect.poll(() => page.locator('iframe').count()).toBe(0);
      expect(await traceOf(page)).toEqual(before);
      expect(context.pages()).toHaveLength(1);
      expect(stranger.visits()).toBe(visits);
      expect(strayed).toEqual([]);
    }));

  it('has a twin that passes', ({ expect }) =>
    attacked.use(async ({ page, stranger }) => {
      const result = await judgeIn(page, filled(one.twin, stranger.origin, site.origin));
      expect(result).toMatchObject({ verdict: 'pass', message: '' });
    }));
});
