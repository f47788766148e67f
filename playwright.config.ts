import { defineConfig } from '@playwright/test';

import { cores } from './tests/cores.ts';
import { launchOptions } from './tests/e2e/browser.ts';

const inCI = process.env['CI'] !== undefined;
/**
 * `npm run test:e2e`: the built site in Chromium. `npx playwright test <file> --project laptop` runs one file; a part of the
 * suite is `--shard=1/2 --reporter=blob`, and `npx playwright merge-reports` joins the parts.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  fullyParallel: true,
  workers: cores,
  // A trace of every test takes as long as the tests. In CI a test that fails runs once more to record one, and the run fails
  // even if the test passes then.
  retries: inCI ? 1 : 0,
  failOnFlakyTests: inCI,
  forbidOnly: inCI,
  // A busy machine is slow. A test fails by what it sees and not by the time that it takes. An assertion that waits for
  // training or for a check of the student's code waits longer than others: `longWork`.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [[inCI ? 'dot' : 'list'], ['html', { open: 'never' }]],
  webServer: {
    // It takes a free port and prints it, so several checkouts can be tested at once.
    command: `"${process.execPath}" tests/e2e/serve-site.ts`,
    wait: { stdout: /serving (?<site_origin>\S+)/ },
  },
  use: {
    baseURL: process.env['SITE_ORIGIN'],
    serviceWorkers: 'block',
    trace: inCI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [{ name: 'laptop', use: { viewport: { width: 1280, height: 1000 } } }],
});
