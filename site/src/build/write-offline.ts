import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';

import type { Manifest } from '../offline/manifest.ts';
import { replacedOnce } from '#reference/shared/replaced-once.ts';

/** Files that are never requested: parts of the search that Starlight replaces, and files that hosts treat specially. */
const unused =
  /^(sw\.js|build\.json|404\.html|[._](?!astro\/).*|pagefind\/pagefind-((component-|modular-)?ui|highlight)\..*)$/;
const mark = /<meta name="genlab-build" content="[^"]*">/;

/** Writes the service worker once the site is built. @param base the path that the site is served under */
export const offline = (base: string): AstroIntegration => ({
  name: 'offline',
  hooks: {
    'astro:build:done': ({ dir }) => writeOffline(dir, base),
  },
});

/** Writes the build's name into the pages of a folder, and adds `sw.js` and `build.json`. */
export async function writeOffline(dir: URL, base: string): Promise<void> {
  const paths = await servedPaths(dir);
  const digest = createHash('sha256');
  for (const path of paths) digest.update(`${path}\0`).update(await readFile(new URL(path, dir)));
  const name = digest.digest('hex').slice(0, 16);
  // Each page knows its build, so it can tell whether the server has a newer one.
  for (const path of paths.filter((path) => path.endsWith('.html'))) {
    const page = await readFile(new URL(path, dir), 'utf8');
    const marked = replacedOnce(
      page.replace(mark, ''), // of an earlier build, if there was one
      '</head>',
      `<meta name="genlab-build" content="${name}"></head>`,
    );
    await writeFile(new URL(path, dir), marked);
  }
  const root = base.replace(/\/?$/, '/');
  const files: Record<string, string> = {};
  for (const path of paths) {
    const hash = createHash('sha256').update(await readFile(new URL(path, dir)));
    // The path of a page is its folder.
    files[root + encodeURI(path.replace(/(^|\/)index\.html$/, '$1'))] = hash.digest('hex');
  }
  await writeFile(new URL('sw.js', dir), await serviceWorker({ build: name, root, files }));
  await writeFile(new URL('build.json', dir), JSON.stringify({ build: name }));
}

async function servedPaths(dir: URL): Promise<string[]> {
  const folder = fileURLToPath(dir);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length).replace(/^\//, ''))
    .filter((path) => !unused.test(path))
    .sort();
}

async function serviceWorker(manifest: Manifest): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../offline/service-worker.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    define: { siteManifest: JSON.stringify(manifest) },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
