import type { Locator } from 'playwright-core';

import type { OnSite } from './on-site.ts';

/** The figure of a lesson, awake. */
export async function openFigure({ page, site }: OnSite, path: string): Promise<Locator> {
  await page.goto(site.origin + path);
  const figure = page.locator('figure-lab');
  await figure.scrollIntoViewIfNeeded();
  await page.waitForSelector('figure-lab[data-awake]');
  return figure;
}

/** What stands under a label. */
export const shown = (figure: Locator, label: string): Promise<string> =>
  figure
    .locator('.figure-readings > div', { has: figure.page().getByText(label, { exact: true }) })
    .locator('.value')
    .innerText();

/** The current number under a label, with a plain minus sign. */
export const reading = async (figure: Locator, label: string): Promise<number> =>
  Number((await shown(figure, label)).replaceAll('−', '-'));

export const button = (figure: Locator, name: string): Locator =>
  figure.getByRole('button', { name, exact: true });
