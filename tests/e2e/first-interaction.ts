import type { Browser } from '@playwright/test';

/** Lighthouse's slow phone: 150 ms to the server and back, 1.6 Mbit/s, a processor four times slower. */
const slowPhone = {
  network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 },
  processor: 4,
  viewport: { width: 412, height: 823 },
};

/**
 * Milliseconds from the request for a page to the first response of its first figure, for a reader who scrolls to it at
 * once; undefined for a page without figures. Median of three visits with an empty cache.
 */
export async function firstInteractionMs(browser: Browser, url: string): Promise<number | undefined> {
  const visits: number[] = [];
  for (let visit = 0; visit < 3; visit++) {
    const ms = await visitOnce(browser, url);
    if (ms === undefined) return undefined;
    visits.push(ms);
  }
  return Math.round(visits.sort((a, b) => a - b)[1] ?? NaN);
}

async function visitOnce(browser: Browser, url: string): Promise<number | undefined> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: slowPhone.viewport });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.emulateNetworkConditions', slowPhone.network);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.processor });
  await page.addInitScript(() => {
    let there = false;
    new MutationObserver((_, observer) => {
      const figure = document.querySelector('figure-lab');
      if (!(figure instanceof HTMLElement)) return;
      // Once, because each scroll triggers a layout.
      if (!there) figure.scrollIntoView({ behavior: 'instant' });
      there = true;
      if (figure.dataset['ready'] === undefined) return;
      performance.mark('ready');
      observer.disconnect();
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-ready'],
    });
  });
  await page.goto(url);
  const figure = page.locator('figure-lab').first();
  if ((await page.locator('figure-lab').count()) === 0) {
    await context.close();
    return undefined;
  }
  await page.waitForSelector('figure-lab[data-ready]');
  const ms = await page.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime);
  // It does respond: the value of its first control is in the address.
  const control = figure.locator('.figure-controls [data-key]').first();
  if ((await control.getAttribute('type')) === 'range') await control.press('ArrowRight');
  else await control.selectOption({ index: 1 });
  await page.waitForURL('**/?**');
  await context.close();
  return ms;
}
