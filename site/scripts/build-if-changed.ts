/** `npm run build:changed`: builds the site, unless all that it is made from is as it was at the last build by this command. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { newestChange } from './newest-change.ts';

const root = new URL('../../', import.meta.url);
const sources = [
  'docs',
  'package.json',
  'datasets',
  'exercises',
  'grader',
  'reference',
  'site',
  'package-lock.json',
  'tsconfig.json',
];
/** What the build and its tools write. */
const written = ['site/dist', 'site/.astro'];

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
    return text === stamp(began) && (await newestChange(fileURLToPath(root), sources, written)) < began;
  } catch {
    return false;
  }
}

if (await isCurrent()) console.log('site/dist is current');
else {
  const began = Date.now();
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit', shell: true });
  if (status === 0) {
    mkdirSync(new URL('.', stampFile), { recursive: true });
    writeFileSync(stampFile, stamp(began));
  }
  process.exitCode = status ?? 1;
}
