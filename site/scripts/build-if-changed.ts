/** `npm run build:changed`: builds the site, unless all that it is made from is as it was at the last build by this command. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { newestChange } from './newest-change.ts';

const root = new URL('../../', import.meta.url);
/** What the site is built from. `site` itself is not listed: a build changes it. */
const sources = [
  ...['datasets', 'docs', 'exercises', 'grader', 'reference'],
  ...['site/src', 'site/public', 'site/astro.config.ts', 'site/ec.config.mjs', 'site/tsconfig.json'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
];

const stampFile = new URL('site/.astro/last-build.json', root);
const stamp = (began: number): string => {
  // The name of a build depends on its files, so it tells whether another command has built since.
  const { build } = JSON.parse(readFileSync(new URL('site/dist/build.json', root), 'utf8')) as {
    build: string;
  };
  return JSON.stringify({ began, build, url: process.env['SITE_URL'], base: process.env['SITE_BASE'] });
};

async function isCurrent(): Promise<boolean> {
  try {
    const text = readFileSync(stampFile, 'utf8');
    const { began } = JSON.parse(text) as { began: number };
    return text === stamp(began) && (await newestChange(fileURLToPath(root), sources)) < began;
  } catch {
    return false;
  }
}

if (await isCurrent()) console.log('site/dist is current');
else {
  const began = Date.now();
  const { status } = spawnSync('npm run build', { cwd: root, stdio: 'inherit', shell: true });
  if (status === 0) {
    mkdirSync(new URL('.', stampFile), { recursive: true });
    writeFileSync(stampFile, stamp(began));
  }
  process.exitCode = status ?? 1;
}
