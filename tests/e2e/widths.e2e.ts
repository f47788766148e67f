import { pagePaths } from './built-site.ts';
import { expect, test } from './fixtures.ts';

// Each page is left before its scripts are there.
test.use({ faultless: false });

test('no page is wider than the screen', async ({ page }) => {
  const wide: string[] = [];
  for (const path of await pagePaths()) {
    await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wide.push(`${path}: ${over} pixels too wide`);
  }
  expect(wide).toEqual([]);
});
