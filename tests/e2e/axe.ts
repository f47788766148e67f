import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axeCore from 'axe-core';

/** The rules that look at colours. Nothing else of a page differs between its themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page as it is now, a line per rule: of all rules, or only of those that a theme can break. */
export async function axeFindings(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(
    async (runOnly) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      // Thousands of elements pass, and reporting them would take half of the time.
      const { violations } = await axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    },
    rules === 'colours' ? colourRules : undefined,
  );
}
