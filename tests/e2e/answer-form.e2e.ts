/** The form of an exercise that asks questions: it writes the file that the command line grades, and shows what is in it. */
import type { Locator, Page } from '@playwright/test';

import { answers } from '#exercises/vae-vs-gan/choose-a-model/_private/solution.ts';
import { questions } from '#exercises/vae-vs-gan/choose-a-model/questions.ts';
import { workKey } from '#site/src/progress/work.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';

const id = 'vae-vs-gan/choose-a-model';

const question = (page: Page, name: string): Locator => page.locator(`[data-question="${name}"]`);

/** Gives an answer as a student does, with the fields of its question. */
async function give(page: Page, name: string, answer: unknown): Promise<void> {
  const within = question(page, name);
  const asked = questions.find((one) => one.id === name);
  switch (asked?.kind) {
    case 'choice':
    case 'prediction':
      await within.locator(`input[value="${String(answer)}"]`).check();
      return;
    case 'ordering':
      for (const [place, item] of (answer as string[]).entries()) {
        const items = within.locator('li');
        const order = await items.evaluateAll((all) =>
          all.map((one) => (one as HTMLElement).dataset['item']),
        );
        for (let i = order.indexOf(item); i > place; i--)
          await within.locator(`[data-item="${item}"] [data-move="up"]`).click();
      }
      return;
    case 'matching':
      for (const [left, right] of Object.entries(answer as Record<string, string>))
        await within.locator(`select[name="${left}"]`).selectOption(right);
      return;
    default:
      await within.locator('input, textarea').fill(String(answer));
  }
}

const showFile = (page: Page): Promise<void> => page.getByText('The file that the form writes').click();

test('is filled in, checked, and kept, and the file gives the same answers', async ({ page, desk }) => {
  await page.goto(`/exercises/${id}/`);
  await expect(desk.root).toHaveAttribute('data-ready');
  for (const [name, answer] of Object.entries(answers)) await give(page, name, answer);
  await expect(desk.root).toHaveAttribute('data-open');
  await expect(page.locator('[data-question]:not([data-answered])')).toHaveCount(0);
  await desk.nextRun(() => page.locator('[data-act="check"]').click());
  await desk.expectPassed();
  expect(await axeFindings(page)).toEqual([]);

  const saved = await page.evaluate((key) => localStorage.getItem(key) ?? '', workKey(id));
  const { code } = JSON.parse(saved) as { code: string };
  const written = (await import(
    `data:text/javascript,${encodeURIComponent(code.replace(': Record<string, unknown>', ''))}`
  )) as { answers: unknown };
  expect(written.answers).toEqual(answers);

  await page.reload();
  await expect(page.locator('[data-question]:not([data-answered])')).toHaveCount(0);
  await expect(question(page, 'remedies').locator('select[name="circling"]')).toHaveValue('penaltyOnReal');
  await expect(question(page, 'ganStep').locator('li').first()).toHaveAttribute('data-item', 'drawNoise');
});

test('says what is not answered, and takes back an answer', async ({ page, desk }) => {
  await page.goto(`/exercises/${id}/`);
  await give(page, 'midpointNorm', '7,07');
  await expect(question(page, 'midpointNorm')).toHaveAttribute('data-answered');
  await expect(question(page, 'blur').locator('.noted')).toHaveText('Not answered yet.');
  await question(page, 'midpointNorm').locator('input').fill('about 7');
  await expect(question(page, 'midpointNorm')).not.toHaveAttribute('data-answered');
  await expect(question(page, 'midpointNorm').locator('.noted')).toHaveText('This is not a number.');
  await expect(question(page, 'midpointNorm').locator('input')).toHaveValue('about 7');
  await question(page, 'ganStep').getByRole('button', { name: 'Answer with this order' }).click();
  await expect(question(page, 'ganStep')).toHaveAttribute('data-answered');
  await desk.nextRun(() => page.locator('[data-act="check"]').click());
  await expect(desk.result).toContainText("'midpointNorm' is not answered yet.");
});

test('follows the file, and replaces what the file computes only if it is asked to', async ({
  page,
  desk,
}) => {
  await desk.open(id);
  await showFile(page);
  await desk.write("export const answers = {\n  blur: 'pixelAverage',\n  midpointNorm: Math.sqrt(50),\n};\n");
  await expect(question(page, 'blur').locator('input[value="pixelAverage"]')).toBeChecked();
  await expect(question(page, 'midpointNorm').locator('.noted')).toContainText(
    'Your file computes this answer.',
  );
  await give(page, 'scans', 'vaeBound');
  await expect(desk.code).toContainText('midpointNorm: Math.sqrt(50)');
  await expect(desk.code).toContainText("scans: 'vaeBound'");
  await give(page, 'midpointNorm', '7.1');
  await expect(desk.code).toContainText('midpointNorm: 7.1');
  await desk.write('export const other = 1;\n');
  await give(page, 'midpointNorm', '7.2');
  await expect(desk.state).toContainText('your file does not declare an object “answers”');
});
