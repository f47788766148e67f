/** Texts that something newer replaced. Each has its own entry. If they were one list, two tabs could overwrite each other's. */
import { keysOf, type Store } from './store.ts';

const reasons = ['tab', 'reset', 'restore', 'import', 'damaged'] as const;
export type Reason = (typeof reasons)[number];

export interface Earlier {
  readonly name: string;
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly when: number;
  readonly why: Reason;
}

/** The number of versions kept per exercise. The oldest are deleted first. */
export const keptVersions = 20;

const prefix = (exercise: string): string => `genlab earlier ${exercise} `;

/** Newest first. An unreadable entry is shown as raw text. */
export function earlierVersions(store: Store, exercise: string): Earlier[] {
  return keysOf(store, prefix(exercise))
    .map((key) => parsed(key.slice(prefix(exercise).length), store.getItem(key) ?? ''))
    .sort((a, b) => b.when - a.when || (a.name < b.name ? -1 : 1));
}

/** Does nothing if the same text is already kept. Throws what the store throws, and then nothing has changed. */
export function putAside(store: Store, exercise: string, version: Earlier): void {
  const kept = earlierVersions(store, exercise);
  if (version.code === '' || kept.some(({ code }) => code === version.code)) return;
  const names = new Set(kept.map(({ name }) => name));
  let name = version.name;
  for (let copy = 2; names.has(name); copy++) name = `${version.name}-${copy}`;
  const { code, when, why } = version;
  store.setItem(prefix(exercise) + name, JSON.stringify({ code, when, why }));
  for (const old of kept.slice(keptVersions - 1)) removeVersion(store, exercise, old.name);
}

export const removeVersion = (store: Store, exercise: string, name: string): void => {
  store.removeItem(prefix(exercise) + name);
};

function parsed(name: string, text: string): Earlier {
  try {
    const { code, when, why } = JSON.parse(text) as Partial<Record<keyof Earlier, unknown>>;
    const reason = reasons.find((known) => known === why);
    if (typeof code === 'string' && typeof when === 'number' && reason)
      return { name, code, when, why: reason };
  } catch {
    // Shown as raw text, below.
  }
  return { name, code: text, when: 0, why: 'damaged' };
}
