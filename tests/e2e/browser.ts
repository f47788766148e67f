import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test';

/** Chromium without a window, which paints with two thirds of the processor time and has no back/forward cache. */
const shells = ['chromium-headless-shell'];
const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** `CHROMIUM`, or the Chromium of this machine if Playwright has not installed its own. */
function ofThisMachine(names: readonly string[]): string | undefined {
  const given = process.env['CHROMIUM'];
  if (given !== undefined) return given;
  return existsSync(chromium.executablePath()) ? undefined : onPath(names);
}

/** The path of the whole Chromium. */
export function chromiumPath(): string {
  const path = ofThisMachine(browsers) ?? chromium.executablePath();
  if (!existsSync(path))
    throw new Error(
      `no browser: run npx playwright install chromium, or set CHROMIUM to a path (looked for ${browsers.join(', ')})`,
    );
  return path;
}

/** How Chromium is started, without a window; without one, Playwright says how to install it. */
export function launchOptions(args: readonly string[] = []): LaunchOptions {
  const executablePath = ofThisMachine([...shells, ...browsers]);
  return { ...(executablePath === undefined ? {} : { executablePath }), args: [...args] };
}

/**
 * How the whole Chromium is started.
 * @param without arguments that Playwright would give
 */
export const wholeBrowser = (without: readonly string[]): LaunchOptions => ({
  executablePath: chromiumPath(),
  ignoreDefaultArgs: [...without],
});

export const startBrowser = (): Promise<Browser> => chromium.launch(launchOptions());

function onPath(names: readonly string[]): string | undefined {
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

/** Collects a page's faults: errors on its console, and requests that leave its origin. */
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
