/**
 * Hostile files in the page: each is shown to work where nothing holds it, gets nothing here, and has a harmless twin that
 * passes. Points unearned, secrets and requests that leave the frame are counted, and must be none.
 */
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowser } from './browser.ts';
import { serve, type Served } from './built-site.ts';
import { disturbances } from './hostile-page/disturbances.ts';
import { doors } from './hostile-page/doors.ts';
import { forgeries } from './hostile-page/forgeries.ts';
import { judgeIn, openJudge, traceOf, type Judged } from './hostile-page/judge-in-page.ts';
import { mark, type PageCase } from './hostile-page/page-case.ts';
import { proveInPage } from './hostile-page/prove-in-page.ts';
import { filled, openStranger, type Stranger } from './hostile-page/stranger.ts';

const secret = 'k-8c1f0d5e';
const cases: readonly PageCase[] = [...doors, ...forgeries, ...disturbances];

let browser: Browser;
let context: BrowserContext;
let page: Page;
/** A page for the twins, which are judged while the attacks are. */
let calm: Page;
let site: Served;
let stranger: Stranger;
const strayed: string[] = [];

beforeAll(async () => {
  [browser, site, stranger] = await Promise.all([startBrowser(), serve(), openStranger()]);
  context = await browser.newContext({ serviceWorkers: 'block' });
  // A request that a policy stops is announced all the same, and fails without having left.
  const leaves = (request: Request): void => {
    const blocked = /csp/i.test(request.failure()?.errorText ?? '');
    if (!blocked && !/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(site.origin))
      strayed.push(request.url());
  };
  context.on('requestfinished', leaves);
  context.on('requestfailed', leaves);
  page = await context.newPage();
  calm = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  await Promise.all([page, calm].map((one) => openJudge(one, site.origin, secret)));
});

afterAll(async () => {
  await browser.close();
  site.close();
  stranger.close();
});

it('tries at least thirty, each under a name of its own', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(30);
});

describe.each(cases)('$id', (one) => {
  let twin: Promise<Judged> | undefined;
  const judgeTwin = (): Promise<Judged> =>
    (twin ??= judgeIn(calm, filled(one.twin, stranger.origin, site.origin)));

  it('works where nothing holds it', async () => {
    expect(await proveInPage(browser, one, stranger)).toBeUndefined();
  });

  it('gets nothing here', async () => {
    const visits = stranger.visits();
    strayed.length = 0;
    judgeTwin().catch(() => undefined); // the next test hears of it
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
  });

  it('has a twin that passes', async () => {
    expect(await judgeTwin()).toMatchObject({ verdict: 'pass', message: '' });
  });
});
