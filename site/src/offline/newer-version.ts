/** Whether the server has a newer version of the course than this page, and the offer to load it. */

/** The build that this page belongs to; undefined while the site is being developed. */
export const build = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="genlab-build"]')?.content;

/** Longest wait for a newer version to be fetched, in milliseconds. */
const patience = 60_000;

/** Asks the server past every cache. False without a network, and while the site is being developed. */
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

/** Shows the offer, once. The page is loaded anew only when the student wants it. */
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
      // Left undone if the student stays with a text that is not kept.
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
  // After it is in the page, so that it is read out.
  said.textContent = offer;
}

const offer = 'A newer version of this course is here.';

function button(name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name;
  made.addEventListener('click', act);
  return made;
}
