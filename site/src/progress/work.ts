/** A student's work on one exercise, as saved in the browser. */
import { asRevision, type Revision } from './revision.ts';
import type { Store } from './store.ts';

export interface Work {
  readonly code: string;
  /** Whether exactly this code has passed the public checks. */
  readonly passed: boolean;
}

/** Entries that earlier versions of the site wrote have no revision. */
export interface Entry extends Work {
  readonly revision?: Revision;
}

export const workKey = (exercise: string): string => `genlab 1 ${exercise}`;

/** Undefined if there is no work or it is unreadable. Changes nothing. */
export function readWork(store: Store, exercise: string): Work | undefined {
  const entry = parseEntry(store.getItem(workKey(exercise)));
  return entry && { code: entry.code, passed: entry.passed };
}

/** Undefined for a text that is not an entry. */
export function parseEntry(text: string | null): Entry | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const work = asWork(value);
    const revision = asRevision((value as Partial<Record<'revision', unknown>> | null)?.revision);
    return work && { ...work, ...(revision && { revision }) };
  } catch {
    return undefined;
  }
}

/**
 * Undefined for anything that is not work. CR LF line endings become LF as in the editor, so that the same code is the same
 * text.
 */
export function asWork(value: unknown): Work | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, passed } = value as Partial<Record<keyof Work, unknown>>;
  return typeof code === 'string' && typeof passed === 'boolean'
    ? { code: code.replaceAll(/\r\n?/g, '\n'), passed }
    : undefined;
}
