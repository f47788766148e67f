/**
 * The service worker's cache. Its content is not trusted, because any script of the origin can write to it. A file is served
 * only if the browser itself marks the entry as this server's response for exactly that URL, which no script can forge, and
 * if its bytes have the hash in the manifest. The manifest is part of the worker's own script.
 */
import { isHashedPath, sha256, type Manifest } from './manifest.ts';

export interface Platform {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The number of earlier deployments whose hashed files are kept, in addition to those of open pages. */
const keptDeployments = 2;
/** The number of caches that are kept if a page does not say which build it belongs to. */
const mostDeployments = 8;
/** In the cache of a complete deployment that took over: the time of that, in milliseconds since 1970. */
const activation = 'sw.js?activated';
const parallel = 8;

export class SiteCache {
  private readonly files: ReadonlyMap<string, string>;
  private readonly name: string;
  private readonly manifest: Manifest;
  private readonly platform: Platform;

  constructor(manifest: Manifest, platform: Platform) {
    this.manifest = manifest;
    this.platform = platform;
    this.files = new Map(Object.entries(manifest.files));
    this.name = `${this.prefix}${manifest.build}`;
  }

  /**
   * Fetches the whole site, bypassing the HTTP cache, except for files that an earlier deployment has with the same bytes.
   * Rejects if a file does not match. What has been fetched is kept for the next attempt.
   */
  async fill(): Promise<void> {
    const cache = await this.platform.caches.open(this.name);
    const earlier = await Promise.all(
      (await this.earlierNames()).map((name) => this.platform.caches.open(name)),
    );
    const waiting = [...this.files];
    const fillNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [path, hash] = next;
        if (!(await this.copy(path, hash, [cache, ...earlier], cache)))
          await cache.put(this.address(path), await this.load(path, hash));
      }
    };
    await Promise.all(Array.from({ length: parallel }, fillNext));
  }

  /**
   * Records that this deployment has taken over. Of other deployments it keeps only the hashed files of the last ones that took
   * over and of those in use, because an interrupted upload leaves a cache that no page needs.
   * @param inUse builds of the open pages; undefined if unknown
   */
  async tidy(inUse?: ReadonlySet<string>): Promise<void> {
    const { caches, now = Date.now } = this.platform;
    const own = await caches.open(this.name);
    await own.put(this.activation, new Response(String(now())));
    const lasting = inUse
      ? (await this.takenOver()).slice(0, keptDeployments)
      : (await this.earlierNames()).slice(0, mostDeployments);
    const madeBefore = await this.madeBefore();
    for (const name of await this.earlierNames())
      if (lasting.includes(name) || inUse?.has(buildIn(name))) await this.keepHashed(name);
      // A cache that was created later may still be filling.
      else if (madeBefore.includes(name) || (await this.activatedAt(name)) !== undefined)
        await caches.delete(name);
  }

  private async keepHashed(name: string): Promise<void> {
    const cache = await this.platform.caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (request.url === this.activation) continue;
      if (this.files.has(pathname) || !isHashedPath(pathname, this.manifest.root))
        await cache.delete(request);
    }
  }

  /** The earlier deployments that took over, latest first. */
  private async takenOver(): Promise<string[]> {
    const names = await this.earlierNames();
    const times = await Promise.all(names.map((name) => this.activatedAt(name)));
    // Older service workers did not record a time. Then the order in which the caches were created is used.
    if (times.every((time) => time === undefined)) return await this.madeBefore();
    return names
      .map((name, place) => ({ name, time: times[place] ?? -1 }))
      .filter(({ time }) => time >= 0)
      .sort((a, b) => b.time - a.time)
      .map(({ name }) => name);
  }

  /** The earlier deployments whose caches were created before this one's, newest first. */
  private async madeBefore(): Promise<string[]> {
    const all = await this.platform.caches.keys();
    return (await this.earlierNames()).filter((name) => all.indexOf(name) < all.indexOf(this.name));
  }

  private async activatedAt(name: string): Promise<number | undefined> {
    const cache = await this.platform.caches.open(name);
    const noted = await cache.match(this.activation);
    return noted && (Number(await noted.text()) || 0);
  }

  /** Undefined for what the browser should fetch itself. */
  answer(request: Request): Promise<Response> | undefined {
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== this.platform.origin || request.headers.has('range'))
      return undefined;
    const hash = this.files.get(pathname);
    if (hash !== undefined) return this.current(pathname, hash, request);
    return isHashedPath(pathname, this.manifest.root) ? this.earlier(pathname, request) : undefined;
  }

  private async current(path: string, hash: string, request: Request): Promise<Response> {
    const cache = await this.platform.caches.open(this.name).catch(() => undefined);
    const found = await cache?.match(this.address(path), { ignoreVary: true }).catch(() => undefined);
    const kept = await this.verified(found, path, hash).catch(() => undefined);
    if (kept) return kept;
    try {
      const fetched = await this.load(path, hash);
      // If there is no space for it, the next request fetches it again.
      await cache?.put(this.address(path), fetched.clone()).catch(() => undefined);
      return fetched;
    } catch {
      await cache?.delete(this.address(path)).catch(() => false);
      return request.mode === 'navigate' ? unavailable() : Response.error();
    }
  }

  private async earlier(path: string, request: Request): Promise<Response> {
    for (const name of await this.earlierNames().catch(() => [])) {
      const found = await (
        await this.platform.caches.open(name)
      ).match(this.address(path), { ignoreVary: true });
      if (found && this.isGenuine(found, path)) return found;
    }
    return this.platform.fetch(request);
  }

  /** Rejects if the server does not have this file with these bytes. */
  private async load(path: string, hash: string): Promise<Response> {
    const request = new Request(this.address(path), { cache: 'reload', redirect: 'error' });
    const response = await this.platform.fetch(request);
    if (!(await this.verified(response.clone(), path, hash)))
      throw new Error(`${path} is not the file of this version of the site (status ${response.status})`);
    return response;
  }

  private async copy(path: string, hash: string, from: readonly Cache[], into: Cache): Promise<boolean> {
    for (const cache of from) {
      const found = await cache.match(this.address(path), { ignoreVary: true });
      if (!found || !(await this.verified(found.clone(), path, hash))) continue;
      if (cache !== into) await into.put(this.address(path), found);
      return true;
    }
    return false;
  }

  /** The response to serve, if it is genuine and its bytes have this hash. */
  private async verified(
    response: Response | undefined,
    path: string,
    hash: string,
  ): Promise<Response | undefined> {
    if (!response || !this.isGenuine(response, path)) return undefined;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) !== hash) return undefined;
    const headers = new Headers(response.headers);
    // These headers describe the transferred bytes, which are decompressed here.
    headers.delete('content-encoding');
    headers.delete('content-length');
    return new Response(bytes, { headers });
  }

  /** A response that a script has constructed is not `basic`, and one from elsewhere has a different URL. */
  private isGenuine({ type, url, redirected, status }: Response, path: string): boolean {
    return type === 'basic' && url === this.address(path) && !redirected && status === 200;
  }

  private address(path: string): string {
    return this.platform.origin + path;
  }

  private get activation(): string {
    return this.address(this.manifest.root + activation);
  }

  private get prefix(): string {
    return `genlab ${this.manifest.root} `;
  }

  /** The caches of earlier deployments of this site, newest first. */
  private async earlierNames(): Promise<string[]> {
    const names: string[] = [];
    for (const name of await this.platform.caches.keys())
      if (name !== this.name && (name.startsWith(this.prefix) || (await this.isOurOldCache(name))))
        names.unshift(name);
    return names;
  }

  /** The first deployments did not include a path, and another course may be served from the same origin. */
  private async isOurOldCache(name: string): Promise<boolean> {
    if (!/^genlab [0-9a-f]{16}$/.test(name)) return false;
    const cache = await this.platform.caches.open(name);
    return (await cache.match(this.address(this.manifest.root))) !== undefined;
  }
}

const buildIn = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

const unavailable = (): Response =>
  new Response(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Reload this page</title><p>This page could not be loaded completely. The server may be switching to a newer version of the course. <a href="">Reload</a> in a moment. What you have written is saved.</p></html>',
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
