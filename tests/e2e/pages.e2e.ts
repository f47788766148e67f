/** Every page of the site, in the light and the dark theme: no error on its console, no request elsewhere, nothing from axe. */
import { axeFindings } from './axe.ts';
import { pagePaths } from './built-site.ts';
import { expect, test } from './fixtures.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const path of await pagePaths())
  test(`${path} is free of errors and of what axe finds`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    // What is folded away must be readable as well.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      for (const button of document.querySelectorAll<HTMLElement>('claim-check button:first-child'))
        button.click();
    });
    expect(await axeFindings(page)).toEqual([]);
  });
