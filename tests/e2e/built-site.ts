import { access, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const dist = fileURLToPath(new URL('../../site/dist/', import.meta.url));

/** The pages of a built site as paths, `/` and `/unit/page/`; `404.html` is not linked to. */
export async function pagePaths(folder = dist): Promise<string[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const pages = files.filter((file) => file === 'index.html' || file.endsWith('/index.html'));
  if (pages.length === 0) throw new Error(`${folder} holds no site; run npm run build first`);
  return pages.map((file) => `/${file.slice(0, -'index.html'.length)}`).sort();
}

export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface Served {
  readonly origin: string;
  close(): void;
}

/**
 * Serves an unchanging folder like a static host: files, compressed if that helps, `index.html` of folders, and 404.
 */
export async function serve(folder = dist): Promise<Served> {
  await access(join(folder, 'index.html'));
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    readFile(join(folder, path)).then(
      (body) => {
        const type = contentTypes[extname(path)] ?? 'application/octet-stream';
        const packs = /text|javascript|json|svg|wasm/.test(type);
        response.writeHead(200, {
          'content-type': type,
          ...(packs ? { 'content-encoding': 'gzip' } : {}),
          'cache-control': path.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        });
        if (packs && !packed.has(path)) packed.set(path, gzipSync(body));
        response.end(packed.get(path) ?? body);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}
