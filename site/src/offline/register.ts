/** Registers the service worker of a built site, and notices when a newer version of the course has come. */
import { loadFailed } from './load-chunk.ts';
import { build } from './newer-version.ts';
import { answerBuild } from './open-pages.ts';

/** Between two looks for a newer version from a page that stays open, in milliseconds. */
const quiet = 30 * 60_000;

const savesData = (): boolean =>
  (navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }).connection
    ?.saveData === true;

async function register({ serviceWorker }: Navigator): Promise<void> {
  const registration = await serviceWorker.register(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}sw.js`);
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < quiet) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

if (import.meta.env.PROD) {
  // Figures, whose scripts stand in the page, say so when their worker could not be loaded.
  addEventListener('genlab:load-failed', () => void loadFailed());
  if ('serviceWorker' in navigator) answerBuild(navigator, build());
  // A visitor who saves data is left alone, and so is a browser that allows no service worker.
  if ('serviceWorker' in navigator && !savesData()) {
    navigator.serviceWorker.addEventListener('controllerchange', () => void loadFailed());
    addEventListener('load', () => {
      register(navigator).catch(() => undefined);
    });
  }
}
