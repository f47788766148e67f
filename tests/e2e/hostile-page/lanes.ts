import type { Browser, BrowserContext, Page, Request } from '@playwright/test';

import { openJudge } from './judge-in-page.ts';
import { openStranger, type Stranger } from './stranger.ts';

/** A page to attack with its own server, so that whatever leaves the page or is left behind comes from one attack. */
export interface Lane {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly stranger: Stranger;
  /** Addresses of requests that left the page and are not the site's. */
  readonly strayed: string[];
}

export async function openLane(browser: Browser, origin: string, secret: string): Promise<Lane> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const strayed: string[] = [];
  // A request that a policy blocks is still reported, and fails without having left.
  const leaves = (request: Request): void => {
    const blocked = /csp/i.test(request.failure()?.errorText ?? '');
    if (!blocked && !/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(origin))
      strayed.push(request.url());
  };
  context.on('requestfinished', leaves);
  context.on('requestfailed', leaves);
  const [page, stranger] = await Promise.all([context.newPage(), openStranger()]);
  await openJudge(page, origin, secret);
  return { context, page, stranger, strayed };
}
