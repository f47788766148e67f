/** Whether the server has a newer version of the course than this page, and the offer to load it. */

/** The build that this page belongs to; undefined during development. */
export const build = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="genlab-build"]')?.content;

/** The longest time to wait for a newer version to be fetched, in milliseconds. */
const patience = 60_000;

/** Asks the server, bypassing every cache. False without a network and during development. */
export async function isOutdated(): Promise<boolean> {
  const own = build();
  if (own === undefined) return false;
  try {
    const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}build.json`, {
      cache: 'no-store',
    });
    const { build: current } = (await response.json()) as { readonly build?: unknown };
    return response.ok && typeof current === 'string' && current !== own;
  } catch {
    return false;
  }
}

/** Lets the browser look for a newer service worker, and waits until it has taken over or has given up. */
export async function updated(): Promise<void> {
  const registration = await registrationOf();
  await registration?.update().catch(() => undefined);
  const worker = registration?.installing ?? registration?.waiting;
  if (!worker) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, patience);
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    });
  });
}

async function registrationOf(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await navigator.serviceWorker.getRegistration();
  } catch {
    return undefined; // denied, or a page without HTTPS
  }
}

/** Shows the offer, once. The page is reloaded only when the student asks for it. */
export function offerReload(): void {
  if (document.querySelector('.newer-version')) return;
  const box = document.createElement('aside');
  box.className = 'newer-version not-content';
  box.setAttribute('aria-label', 'A newer version');
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  const reload = button('Reload', () => {
    reload.disabled = true;
    said.textContent = 'Loading the newer version …';
    void updated().then(() => {
      location.reload();
      // Still here if the student cancelled the reload because of unsaved text.
      said.textContent = offer;
      reload.disabled = false;
    });
  });
  box.append(
    said,
    reload,
    button('Later', () => {
      box.remove();
    }),
  );
  document.body.append(box);
  // Set once the box is in the page, so that screen readers announce it.
  said.textContent = offer;
}

const offer = 'A newer version of this course is available.';

function button(name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name;
  made.addEventListener('click', act);
  return made;
}
