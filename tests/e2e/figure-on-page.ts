import { expect, type Locator, type Page } from '@playwright/test';

/** The figure of a lesson, after it has started. */
export async function openFigure(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = page.locator('figure-lab');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-ready');
  return figure;
}

/** The text under a label. */
export const shown = (figure: Locator, label: string): Locator =>
  figure
    .locator('.figure-readings > div', { has: figure.page().getByText(label, { exact: true }) })
    .locator('.value');

/** The current number under a label, with a plain minus sign. */
export const reading = async (figure: Locator, label: string): Promise<number> =>
  Number((await shown(figure, label).innerText()).replaceAll('−', '-'));

export const button = (figure: Locator, name: string): Locator =>
  figure.getByRole('button', { name, exact: true });
