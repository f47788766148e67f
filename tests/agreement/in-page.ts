/**
 * `npm run agreement:page`: every solution, accepted answer and mistake gets the same verdict and the same name from
 * the public checks in the built page (Chromium) and in Node. `-- --mistakes 3` takes three mistakes of each exercise.
 */
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { ExerciseResult } from '#grader/core/result.ts';
import { correctSources, mistakeSources } from '#grader/host/authoring/answer-sources.ts';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';

import { cores } from '#tests/cores.ts';
import { startBrowser } from '#tests/e2e/browser.ts';
import { serve } from '#tests/e2e/built-site.ts';
import { openNodeVerdicts, verdictsOf } from './node-verdicts.ts';

const { values } = parseArgs({ options: { mistakes: { type: 'string', default: 'all' } } });
const most = values.mistakes === 'all' ? Infinity : Number(values.mistakes);

type Judged = Pick<ExerciseResult, 'verdict' | 'checks'>;

/** `<exercise-desk>` in the page, its editor open. */
interface Desk extends HTMLElement {
  judge?(exercise: string, text: string): Promise<{ readonly result: Judged }>;
}

const inPage = (page: Page, id: string, text: string): Promise<Judged> =>
  page.evaluate(
    async ([exercise, source]) => {
      const desk = document.querySelector<Desk>('exercise-desk');
      if (!desk?.judge) throw new Error('the page has no desk that is open');
      const { verdict, checks } = (await desk.judge(exercise, source)).result;
      return { verdict, checks };
    },
    [id, text] as const,
  );

const { exercises } = await loadCatalogue(new URL('../../exercises', import.meta.url).pathname);
const [browser, site] = await Promise.all([startBrowser(), serve()]);
const verdictInNode = await openNodeVerdicts();
const queue = [...exercises];
const table: Record<string, { right: number; mistakes: number; same: number; different: number }> = {};

async function compare(page: Page, entry: Entry): Promise<void> {
  const { id } = entry.exercise;
  const right = Object.entries(await correctSources(entry));
  const wrong = Object.entries(await mistakeSources(entry)).slice(0, most);
  const row = (table[id] = { right: right.length, mistakes: wrong.length, same: 0, different: 0 });
  for (const [name, source] of [...right, ...wrong]) {
    const [there, here] = await Promise.all([inPage(page, id, source), verdictInNode(entry, source)]);
    if (verdictsOf(there) === here) row.same++;
    else {
      row.different++;
      console.log(`${id}, ${name}:\n  page: ${verdictsOf(there)}\n  Node: ${here}`);
    }
  }
}

async function worker(): Promise<void> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(`${site.origin}/exercises/${exercises[0]?.exercise.id ?? ''}/`);
  await page.locator('exercise-desk [data-act="open"]').click();
  await page.waitForSelector('exercise-desk[data-open]');
  for (let entry = queue.shift(); entry; entry = queue.shift()) await compare(page, entry);
}
await Promise.all(Array.from({ length: cores }, worker));
await browser.close();
site.close();

console.table(table);
const sum = (column: 'right' | 'mistakes' | 'same' | 'different'): number =>
  Object.values(table).reduce((total, row) => total + row[column], 0);
console.log(
  `${sum('right')} correct answers and ${sum('mistakes')} mistakes: ${sum('same')} alike in the page and in Node, ${sum('different')} not`,
);
process.exit(sum('different') === 0 && sum('same') > 0 ? 0 : 1);
