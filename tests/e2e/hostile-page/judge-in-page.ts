import type { Page } from '@playwright/test';

import type { GradedOnce } from '#grader/core/grade-once.ts';
import type { ExerciseResult } from '#grader/core/result.ts';

/** The exercise that all cases hand in. */
const exercise = 'reparametrization/sample-gaussian';

/** `<exercise-desk>` in the page, its editor open. */
interface Desk extends HTMLElement {
  judge?(exercise: string, text: string): Promise<GradedOnce>;
}

export interface Judged extends Pick<ExerciseResult, 'verdict' | 'message' | 'printed'> {
  readonly points: number;
  /** Everything that the page received, as text. */
  readonly seen: string;
}

/** Opens the editor of the exercise in a page that has something to steal. */
export async function openJudge(page: Page, origin: string, secret: string): Promise<void> {
  await page.goto(`${origin}/exercises/${exercise}/`);
  await page.evaluate((kept) => {
    localStorage.setItem('secret', kept);
    document.cookie = `secret=${kept}`;
  }, secret);
  await page.locator('exercise-desk[data-ready] [data-act="open"]').click();
  await page.waitForSelector('exercise-desk[data-open]');
}

export async function judgeIn(page: Page, text: string): Promise<Judged> {
  const { verdict, message, checks, printed } = await page.evaluate(
    async ([id, source]) => {
      const desk = document.querySelector<Desk>('exercise-desk');
      if (!desk?.judge) throw new Error('the page has no desk that is open');
      return (await desk.judge(id, source)).result;
    },
    [exercise, text] as const,
  );
  // Public checks give a verdict and carry no points of a grade: passing all of them is what an attack could gain.
  const points = verdict === 'pass' ? 1 : 0;
  return { verdict, message, printed, points, seen: JSON.stringify({ message, checks, printed }) };
}

/** Anything that a file could leave behind in the site's own origin. */
export const traceOf = (page: Page): Promise<unknown> =>
  page.evaluate(async () => ({
    address: location.href,
    title: document.title,
    local: Object.entries(localStorage),
    session: sessionStorage.length,
    cookies: document.cookie,
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
    body: document.body.innerText.includes('owned'),
  }));
