import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { dist, pagePaths } from './built-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let below = '';

beforeAll(async () => {
  below = await mkdtemp(join(tmpdir(), 'site-below-a-base-'));
  await promisify(execFile)('npx', ['astro', 'build', '--root', 'site', '--outDir', below], {
    cwd: root,
    // Only what the build needs: a test runner's own variables would change it.
    env: { PATH: process.env['PATH'], SITE_BASE: '/genlab/', SITE_URL: 'https://example.org' },
  });
});

afterAll(async () => {
  await rm(below, { recursive: true, force: true });
});

/** Links of a site's pages that lead to no page, no file or no anchor of it. */
async function deadLinks(folder: string, base: string): Promise<string[]> {
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

describe('every link leads somewhere', () => {
  it('at the root of a host', async () => {
    expect(await deadLinks(dist, '/')).toEqual([]);
  });

  it('below a base path', async () => {
    expect(await deadLinks(below, '/genlab/')).toEqual([]);
  });
});

describe('code', () => {
  it('says its types on hover', async () => {
    const html = await readFile(join(dist, 'reparametrization/train-a-vae/index.html'), 'utf8');
    expect(html).toContain('<span class="typed" title="vae: Vae<W>">');
    expect(html).toContain('title="const mu: tf.Tensor2D"');
  });
});
