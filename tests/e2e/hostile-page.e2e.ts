/**
 * Hostile files in the page: each is shown to work without defences, gets nothing here, and has a harmless twin that
 * passes. Unearned points, secrets and requests that leave the frame are counted, and must be zero.
 */
import { expect, test as base } from './fixtures.ts';
import { disturbances } from './hostile-page/disturbances.ts';
import { doors } from './hostile-page/doors.ts';
import { forgeries } from './hostile-page/forgeries.ts';
import { judgeIn, traceOf } from './hostile-page/judge-in-page.ts';
import { openLane, type Lane } from './hostile-page/lanes.ts';
import { mark, type PageCase } from './hostile-page/page-case.ts';
import { openProver, proveInPage, type Prover } from './hostile-page/prove-in-page.ts';
import { filled } from './hostile-page/stranger.ts';

const secret = 'k-8c1f0d5e';
const cases: readonly PageCase[] = [...doors, ...forgeries, ...disturbances];

interface WorkerFixtures {
  /** The page that is attacked. */
  lane: Lane;
  /** Where the attacks are proved. */
  prover: Prover;
}

const test = base.extend<object, WorkerFixtures>({
  lane: [
    async ({ browser, origin }, use) => {
      const lane = await openLane(browser, origin, secret);
      await use(lane);
      await lane.context.close();
      lane.stranger.close();
    },
    { scope: 'worker' },
  ],
  prover: [
    async ({ browser }, use) => {
      const prover = await openProver(browser);
      await use(prover);
      await prover.page.close();
      prover.stranger.close();
    },
    { scope: 'worker' },
  ],
});

test('tries at least thirty, each under a different name', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(30);
});

for (const one of cases)
  test.describe(one.id, () => {
    test('works without defences', async ({ browser, prover }) => {
      expect(await proveInPage(browser, one, prover)).toBeUndefined();
    });

    test('gets nothing here', async ({ lane: { context, page, stranger, strayed }, origin }) => {
      const visits = stranger.visits();
      strayed.length = 0;
      const before = await traceOf(page);
      const result = await judgeIn(page, filled(one.attack, stranger.origin, origin));
      expect(one.expected).toContain(result.verdict);
      expect(result.points).toBe(0);
      expect(result.seen).not.toContain(secret);
      expect(result.printed).not.toContain(mark);
      expect(result.seen.length).toBeLessThan(200_000);
      await expect(page.locator('iframe')).toHaveCount(0);
      expect(await traceOf(page)).toEqual(before);
      expect(context.pages()).toHaveLength(1);
      expect(stranger.visits()).toBe(visits);
      expect(strayed).toEqual([]);
    });

    test('has a twin that passes', async ({ lane: { page, stranger }, origin }) => {
      const result = await judgeIn(page, filled(one.twin, stranger.origin, origin));
      expect(result).toMatchObject({ verdict: 'pass', message: '' });
    });
  });
