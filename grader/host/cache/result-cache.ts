import type { Entry } from '../course/catalogue.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Graded } from '../grade/grade-exercise.ts';
import type { Store } from './store.ts';

/** The stored results of earlier gradings with the same inputs; new results are added. */
export interface ResultCache {
  find(entry: Entry, student: string, text: string): Graded | undefined;
  /** A result that cannot be written is tried again with the next one. */
  save(entry: Entry, student: string, text: string, graded: Graded): void;
  /** The number of results that were found. */
  readonly found: number;
  /**
   * Tries once more to write what could not be written, and says why some results still cannot. Grading goes on
   * regardless.
   */
  problem(): string | undefined;
}

/** The most results that wait for room on the disk. */
const maxUnsaved = 2000;

/** @param regrade exercises to grade again even if a result is stored */
export function openResultCache(
  store: Store,
  fingerprint: Fingerprint,
  regrade: (entry: Entry) => boolean,
): ResultCache {
  let found = 0;
  const unsaved: Parameters<Store['put']>[] = [];
  let dropped = 0;
  function flush(): string | undefined {
    for (let next = unsaved[0]; next; next = unsaved[0]) {
      try {
        store.put(...next);
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      unsaved.shift();
    }
    return undefined;
  }
  return {
    find(entry, student, text) {
      if (regrade(entry)) return undefined;
      const graded = store.get(fingerprint(entry, student, text));
      if (graded) found++;
      return graded;
    },
    save(entry, student, text, graded) {
      // A fault of ours says nothing about the student's file: it is tried again next time.
      if (graded.result.verdict === 'infra') return;
      unsaved.push([fingerprint(entry, student, text), student, graded]);
      // A disk that stays full must not fill the memory too; results dropped here are still in the reports.
      if (flush() !== undefined && unsaved.length > maxUnsaved) dropped += unsaved.splice(0, 1).length;
    },
    get found() {
      return found;
    },
    problem: () => flush() ?? (dropped > 0 ? `${dropped} did not fit on the disk in time` : undefined),
  };
}
