/**
 * Every page of the site, loaded once: it is never wider than the screen, writes no error to its console, sends no
 * request to another origin, and axe finds nothing in the light or the dark theme.
 */
import { axeFindings } from './axe.ts';
import { pagePaths } from './built-site.ts';
import { expect, test } from './fixtures.ts';

/** Widths of a phone, a tablet and a desktop, in CSS pixels. */
const [phone, ...wider] = [360, 768, 1440] as const;

test.use({
  viewport: { width: phone, height: 800 },
  colorScheme: 'light',
  contextOptions: { reducedMotion: 'reduce' },
});

for (const path of await pagePaths())
  test(`${path} fits the screen, and is free of errors and of what axe finds`, async ({ page }) => {
    const tooWide = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await tooWide(), `pixels too wide at ${phone}`).toBeLessThanOrEqual(0);
    for (const width of wider) {
      await page.setViewportSize({ width, height: 1000 });
      expect(await tooWide(), `pixels too wide at ${width}`).toBeLessThanOrEqual(0);
    }
    // Collapsed content must be readable as well.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      for (const button of document.querySelectorAll<HTMLElement>('claim-check button:first-child'))
        button.click();
    });
    for (const [theme, rules] of [
      ['light', 'all'],
      ['dark', 'colours'],
    ] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await axeFindings(page, rules), theme).toEqual([]);
    }
  });
