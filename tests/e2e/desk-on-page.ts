import type { Page } from 'playwright-core';

/** Opens the editor of an exercise. @param home the address of the site, with a slash at its end */
export async function openDesk(page: Page, home: string, exercise: string): Promise<void> {
  await page.goto(`${home}exercises/${exercise}/`);
  await page.locator('exercise-desk[data-awake] [data-act="open"]').click();
  await page.waitForSelector('exercise-desk[data-open]');
}

/** Replaces the text in the editor. */
export async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** The text in the editor, as far as it is on the screen. */
export const textOn = async (page: Page): Promise<string> =>
  (await page.locator('.cm-line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');

/** Does something that ends with a run of the checks, and waits for that end. */
export async function nextRun(page: Page, act: () => Promise<void>): Promise<void> {
  const runs = await page.locator('exercise-desk').getAttribute('data-runs');
  await act();
  await page.waitForSelector(`exercise-desk[data-runs="${Number(runs ?? 0) + 1}"]`, { timeout: 60_000 });
}

/** Runs the checks on what is written. Resolves to what the page says of them. */
export async function check(page: Page): Promise<string> {
  await nextRun(page, () => page.keyboard.press('Control+Enter'));
  return await page.locator('.desk .result').innerText();
}
