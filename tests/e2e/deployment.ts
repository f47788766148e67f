import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { writeOffline } from '#site/src/build/write-offline.ts';

import { contentTypes, dist } from './built-site.ts';

export interface Host {
  readonly origin: string;
  /** The folder that is served now. */
  folder: string;
  /** Changes the answer for a path, such as `/a/`; undefined keeps it. */
  disturb: (path: string) => { status: number; body?: string; headers?: Record<string, string> } | undefined;
  /** Requested paths. */
  readonly asked: string[];
  close(): void;
}

/**
 * A static host whose folder can be changed under open pages. Like common ones, it lets browsers cache pages for ten
 * minutes; scripts are not cached at all, so that nothing but the service worker can have an old one.
 */
export async function host(folder: string, root = '/'): Promise<Host> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const disturbed = served.disturb(pathname);
    if (disturbed) {
      response.writeHead(disturbed.status, disturbed.headers).end(disturbed.body);
      return;
    }
    const path = pathname.startsWith(root) ? pathname.slice(root.length) : '…';
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    readFile(join(served.folder, decodeURIComponent(file))).then(
      (body) => {
        const type = contentTypes[extname(file)] ?? 'application/octet-stream';
        const cached = type.startsWith('text/html') ? 'public, max-age=600' : 'no-store';
        response.writeHead(200, { 'content-type': type, 'cache-control': cached }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const served: Host = {
    origin: `http://127.0.0.1:${port}`,
    folder,
    disturb: () => undefined,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return served;
}

/** Temporary folders of a test file, and their removal. */
export function folders(): { make(): Promise<string>; remove(): Promise<void> } {
  const made: string[] = [];
  return {
    async make() {
      const folder = await mkdtemp(join(tmpdir(), 'genlab-deployment-'));
      made.push(folder);
      return `${folder}/`;
    },
    async remove() {
      await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

/** Writes the site after a change of every script: different hashed names, different pages; the old names are gone. */
export async function nextBuild(into: string, from = dist): Promise<void> {
  await cp(from, into, { recursive: true });
  const files = await readdir(into, { recursive: true, withFileTypes: true });
  const paths = files.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const renamed = new Map<string, string>(
    paths.flatMap((path) => {
      const [, name = '', hash = ''] = /\/_astro\/([^/]*[.-])([\w-]{8})\.js$/.exec(path) ?? [];
      return hash === ''
        ? []
        : [[`${name}${hash}.js`, `${name}${Array.from(hash).reverse().join('')}.js`] as const];
    }),
  );
  const old = new RegExp([...renamed.keys()].map((name) => RegExp.escape(name)).join('|'), 'g');
  for (const path of paths) {
    if (!/\.(html|js)$/.test(path)) continue;
    const text = (await readFile(path, 'utf8')).replace(old, (name) => renamed.get(name) ?? name);
    await writeFile(path, text.replace('</title>', ' · second build</title>'));
    const name = renamed.get(path.slice(path.lastIndexOf('/') + 1));
    if (name !== undefined) await rename(path, path.replace(/[^/]*$/, name));
  }
  await writeOffline(pathToFileURL(into), '/');
}

/** Writes a site of these files with its service worker. */
export async function smallSite(
  into: string,
  files: Readonly<Record<string, string>>,
  root: string,
): Promise<void> {
  const page = (text: string): string =>
    `<!doctype html><html lang="en"><head><title>${text}</title><script>navigator.serviceWorker.register('${root}sw.js')</script></head><p>${text}</p></html>`;
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(into, path, '..'), { recursive: true });
    await writeFile(join(into, path), path.endsWith('.html') ? page(text) : text);
  }
  await writeOffline(pathToFileURL(into), root);
}
