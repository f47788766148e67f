/** The service worker: after the first visit the site works without a network. It is bundled with its manifest when the site is built. */
import type { Manifest } from './manifest.ts';
import { buildsOf, type OpenPage } from './open-pages.ts';
import { SiteCache } from './site-cache.ts';

/** Filled in by the build. */
declare const siteManifest: Manifest;
declare const skipWaiting: () => Promise<void>;
declare const clients: {
  claim(): Promise<void>;
  matchAll(options: { includeUncontrolled: boolean }): Promise<readonly OpenPage[]>;
};

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends LastingEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const site = new SiteCache(siteManifest, {
  caches,
  fetch: (request) => fetch(request),
  origin: location.origin,
});

// It takes over once it has every file. Open pages of the previous version find their hashed files here and offer a reload.
addEventListener('install', (event) => {
  (event as LastingEvent).waitUntil(site.fill().then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  (event as LastingEvent).waitUntil(
    clients
      .matchAll({ includeUncontrolled: true })
      .then(buildsOf)
      .then((inUse) => site.tidy(inUse))
      .catch(() => undefined)
      .then(() => clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event as RequestEvent;
  const answer = site.answer(request);
  if (answer) (event as RequestEvent).respondWith(answer);
});
