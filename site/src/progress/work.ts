/** A student's work on one exercise, as the browser keeps it. */
export interface Work {
  readonly code: string;
  /** Whether this very code has passed the public checks. */
  readonly passed: boolean;
}

/** What of `localStorage` is needed. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = (exercise: string): string => `genlab 1 ${exercise}`;
/** Where an entry goes that this version of the site cannot read: a later one may. */
const unreadableKey = (exercise: string): string => `genlab unreadable ${exercise}`;

export function readWork(store: Store, exercise: string): Work | undefined {
  const text = store.getItem(key(exercise));
  if (text === null) return undefined;
  const work = parsed(text);
  if (work) return work;
  store.setItem(unreadableKey(exercise), text);
  store.removeItem(key(exercise));
  return undefined;
}

/** Throws one sentence where the browser keeps nothing (private windows, a full disk): the work is in the page only. */
export function writeWork(store: Store, exercise: string, { code, passed }: Work): void {
  try {
    store.setItem(key(exercise), JSON.stringify({ code, passed }));
  } catch (error) {
    throw new Error(
      'This browser does not keep your work, so it will be gone with the page. Copy it into a file of your own.',
      { cause: error },
    );
  }
}

export const removeWork = (store: Store, exercise: string): void => {
  store.removeItem(key(exercise));
};

/** Undefined for anything that is no work. */
export function asWork(value: unknown): Work | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, passed } = value as Partial<Record<keyof Work, unknown>>;
  return typeof code === 'string' && typeof passed === 'boolean' ? { code, passed } : undefined;
}

function parsed(text: string): Work | undefined {
  try {
    return asWork(JSON.parse(text));
  } catch {
    return undefined;
  }
}
