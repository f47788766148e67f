/**
 * The folder that the page gives to a student: unpacked beside genlab, its `check` gives the same result as the page.
 */
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

import { knownMistake } from '#tests/known-mistake.ts';
import { gaussianKl as id } from './desk-on-page.ts';
import { runAsStudent, unpack, type Ran } from '../student-machine.ts';

import { expect, test as base } from './fixtures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const privateFile = (path: string): Promise<string> =>
  readFile(join(root, 'exercises', id, '_private', path), 'utf8');

const test = base.extend<{ folder: string }>({
  /** Puts a copy of genlab beside the workspace, as the README says. */
  folder: async ({ makeFolder }, use) => {
    const folder = await makeFolder();
    await symlink(root, join(folder, 'genlab'));
    await use(folder);
  },
});

/** In the unpacked workspace. */
const run = (folder: string, command: string, ...args: string[]): Promise<Ran> =>
  runAsStudent({ cwd: join(folder, 'my-course'), cache: join(folder, 'cache') }, command, ...args);

async function download(page: Page, folder: string): Promise<void> {
  await page.goto('/exercises/');
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('work-panel[data-ready] [data-act="zip"]').click(),
  ]);
  await unpack(await readFile(await given.path()), folder);
}

for (const [name, verdict, text] of [
  ['a correct answer', 'pass', () => privateFile('solution.ts')],
  ['a wrong one', 'fail', () => knownMistake(id, 'wrong-sign')],
] as const)
  test(`gives ${name} the same verdict`, async ({ page, desk, folder }) => {
    test.setTimeout(300_000);
    await desk.open();
    await desk.write(await text());
    await desk.check();
    const said = await desk.result.innerText();
    await download(page, folder);
    const readme = await readFile(join(folder, 'my-course/README.md'), 'utf8');
    expect(readme).toContain('run `npm install` here once');
    expect(await run(folder, 'npm', 'install')).toMatchObject({ code: 0 });
    const { code, out, err } = await run(folder, 'npx', 'genlab', 'check', 'gaussian-kl');
    expect({ code, passes: (out + err).includes(`✓ ${id}`) }).toEqual(
      verdict === 'pass' ? { code: 0, passes: true } : { code: 1, passes: false },
    );
    // The same words except for the terminal's line breaks: what is wrong, by how much, and which misconception it
    // looks like.
    const words = (out + err).replaceAll(/\s+/g, ' ');
    const sentences = said
      .split('\n')
      .filter((line) => /^(the |result|gradient|Your |\d+ of \d+ div)/.test(line));
    if (verdict === 'pass') expect(said).toMatch(/^All checks passed, on wasm/);
    else expect(sentences.length).toBeGreaterThan(5);
    for (const sentence of sentences) expect(words).toContain(sentence.replace(' Read about it', ''));
  });
