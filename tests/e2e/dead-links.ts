import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pagePaths } from './built-site.ts';

/** Links of a site's pages that lead to no page, no file or no anchor of it. */
export async function deadLinks(folder: string, base: string): Promise<string[]> {
  const pages = new Map<string, string>();
  for (const path of await pagePaths(folder))
    pages.set(path, await readFile(join(folder, path, 'index.html'), 'utf8'));
  const dead: string[] = [];
  for (const [path, html] of pages)
    for (const [, link = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(https?:|data:|mailto:)/.test(link)) continue;
      const { pathname, hash } = new URL(link, `http://localhost${base}${path.slice(1)}`);
      if (!(await alive(pathname, decodeURIComponent(hash.slice(1))))) dead.push(`${path} links to ${link}`);
    }
  return dead;

  async function alive(pathname: string, anchor: string): Promise<boolean> {
    if (!pathname.startsWith(base)) return false;
    const local = `/${pathname.slice(base.length)}`;
    const page = pages.get(local);
    if (page !== undefined) return anchor === '' || page.includes(` id="${anchor}"`);
    return readFile(join(folder, local)).then(
      () => true,
      () => false,
    );
  }
}
