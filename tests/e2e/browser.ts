import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium of this machine: `CHROMIUM`, or the first of its usual names on the path. */
export function chromiumPath(): string {
  const path = process.env['CHROMIUM'] ?? onPath();
  if (path === undefined)
    throw new Error(
      `no browser: install Chromium, or set CHROMIUM to its path (looked for ${names.join(', ')})`,
    );
  return path;
}

/** @param without arguments that Playwright would give */
export const startBrowser = (
  args: readonly string[] = [],
  without: readonly string[] = [],
): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', ...args],
    ignoreDefaultArgs: [...without],
  });

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Collects what a page should not do: errors on its console, and requests that leave its origin. */
export function faultsOf(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    faults.push(`${page.url()}: ${error.message}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
      faults.push(`${page.url()} asks for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${page.url()}: ${response.status()} for ${response.url()}`);
  });
  return faults;
}
