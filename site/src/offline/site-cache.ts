/**
 * The service worker's cache. Nothing that stands in it is believed: any script of the origin can write to it. A file is
 * served only if the browser itself marks the entry as this server's answer at that very address, which no script can forge,
 * and if its bytes have the hash that the manifest names. The manifest is part of the worker's own script.
 */
import { isHashedPath, sha256, type Manifest } from './manifest.ts';

export interface Platform {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Earlier deployments whose hashed files are kept, beside those of the pages that are open. */
const keptDeployments = 2;
/** Caches that are kept if a page does not say which it belongs to. */
const mostDeployments = 8;
/** Stands in the cache of a deployment that was whole and took over: when that was, in milliseconds since 1970. */
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
   * Fetches the whole site past the HTTP cache, except for what an earlier deployment has with the same bytes. Rejects if one
   * file does not match; what has been fetched stays for the next try.
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
   * Notes that this deployment has taken over. Keeps the hashed files of the last ones that did and of those in use, and
   * nothing else: an upload that broke off leaves a cache that no page needs.
   * @param inUse builds of the open pages; undefined if that is not known
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
      // One that was made later may be filled at this moment.
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

  /** The earlier deployments that took over, from the latest. */
  private async takenOver(): Promise<string[]> {
    const names = await this.earlierNames();
    const times = await Promise.all(names.map((name) => this.activatedAt(name)));
    // Service workers from before took no note, and then the order in which the caches were made has to do.
    if (times.every((time) => time === undefined)) return await this.madeBefore();
    return names
      .map((name, place) => ({ name, time: times[place] ?? -1 }))
      .filter(({ time }) => time >= 0)
      .sort((a, b) => b.time - a.time)
      .map(({ name }) => name);
  }

  /** The earlier deployments whose caches were made before this one's, from the newest. */
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
      // Without room for it, the next request fetches it again.
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

  /** The response as it is to be served, if it is genuine and its bytes have this hash. */
  private async verified(
    response: Response | undefined,
    path: string,
    hash: string,
  ): Promise<Response | undefined> {
    if (!response || !this.isGenuine(response, path)) return undefined;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) !== hash) return undefined;
    const headers = new Headers(response.headers);
    // They describe the bytes on the line, which are unpacked here.
    headers.delete('content-encoding');
    headers.delete('content-length');
    return new Response(bytes, { headers });
  }

  /** A response that a script has made up is not `basic`, and one from elsewhere has another address. */
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

  /** The caches of earlier deployments of this site, from the newest. */
  private async earlierNames(): Promise<string[]> {
    const names: string[] = [];
    for (const name of await this.platform.caches.keys())
      if (name !== this.name && (name.startsWith(this.prefix) || (await this.isOurOldCache(name))))
        names.unshift(name);
    return names;
  }

  /** The first deployments named no path, and another course may be served from the same origin. */
  private async isOurOldCache(name: string): Promise<boolean> {
    if (!/^genlab [0-9a-f]{16}$/.test(name)) return false;
    const cache = await this.platform.caches.open(name);
    return (await cache.match(this.address(this.manifest.root))) !== undefined;
  }
}

const buildIn = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

const unavailable = (): Response =>
  new Response(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Reload this page</title><p>This page could not be loaded whole: the server may be changing to a newer version of the course. <a href="">Load it again</a> in a moment. What you have written is kept.</p></html>',
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
