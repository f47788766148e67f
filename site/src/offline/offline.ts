import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

import { serviceWorker } from './service-worker.ts';

/** Pagefind's own faces for the search, of which Starlight brings its own. */
const unused = /^pagefind\/pagefind-((component-|modular-)?ui|highlight)\./;

/** Writes the service worker once the site is built. @param base the path that the site is served under */
export const offline = (base: string): AstroIntegration => ({
  name: 'offline',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(dir.pathname.length).replace(/^\//, ''))
        .filter((path) => path !== 'sw.js' && !unused.test(path))
        .sort();
      const hash = createHash('sha256');
      for (const path of paths) hash.update(path).update(await readFile(new URL(path, dir)));
      const root = base.replace(/\/?$/, '/');
      // A page is asked for by its folder.
      const addresses = paths.map((path) => root + path.replace(/(^|\/)index\.html$/, '$1'));
      await writeFile(new URL('sw.js', dir), serviceWorker(hash.digest('hex').slice(0, 16), addresses));
    },
  },
});

/** For the head of each page; a visitor who saves data is left alone. */
export const registration = (base: string): string =>
  `if ('serviceWorker' in navigator && !navigator.connection?.saveData) addEventListener('load', () => navigator.serviceWorker.register(${JSON.stringify(`${base.replace(/\/$/, '')}/sw.js`)}));`;
