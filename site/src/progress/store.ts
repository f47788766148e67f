/** Where this page saves work: in the browser, or in the page's memory if the browser denies storage. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface PageStore {
  readonly store: Store;
  /** Whether what is written persists after the page is closed. */
  readonly lasting: boolean;
}

declare global {
  interface Window {
    /** Set if a substitute in memory stands in for the browser's storage; see `StorageGuard.astro`. */
    storageIsDenied?: boolean;
  }
}

let opened: PageStore | undefined;

/** The same store for everything on one page. Never throws: access to `localStorage` can be denied or missing. */
export const pageStore = (): PageStore =>
  (opened ??= openStore(() => (window.storageIsDenied === true ? undefined : localStorage)));

/** @param find can throw, or return nothing in old web views */
export function openStore(find: () => Store | null | undefined): PageStore {
  try {
    const store = find();
    if (store) {
      store.getItem('genlab');
      return { store, lasting: true };
    }
  } catch {
    // The browser denies storage to this site. The work stays in memory, and the page says so.
  }
  return { store: memoryStore(), lasting: false };
}

function memoryStore(): Store {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

/** The keys that begin with `prefix`. */
export const keysOf = (store: Store, prefix: string): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
