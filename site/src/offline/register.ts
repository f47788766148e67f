/** Registers the service worker of a built site and detects newer versions of the course. */
import { loadFailed } from './load-chunk.ts';
import { build } from './newer-version.ts';
import { answerBuild } from './open-pages.ts';

/** Milliseconds between two update checks from a page that stays open. */
const checkInterval = 30 * 60_000;

const savesData = (): boolean =>
  (navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }).connection
    ?.saveData === true;

async function register({ serviceWorker }: Navigator): Promise<void> {
  const registration = await serviceWorker.register(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}sw.js`);
  let lastCheck = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lastCheck < checkInterval) return;
    lastCheck = Date.now();
    registration.update().catch(() => undefined);
  });
}

if (import.meta.env.PROD) {
  // The inline scripts of figures send this event if their worker could not be loaded.
  addEventListener('genlab:load-failed', () => void loadFailed());
  if ('serviceWorker' in navigator) answerBuild(navigator, build());
  // Skipped for visitors who save data and for browsers without service workers.
  if ('serviceWorker' in navigator && !savesData()) {
    navigator.serviceWorker.addEventListener('controllerchange', () => void loadFailed());
    addEventListener('load', () => {
      register(navigator).catch(() => undefined);
    });
  }
}
