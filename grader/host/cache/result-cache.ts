import type { Entry } from '../course/catalogue.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Graded } from '../grade/grade-exercise.ts';
import type { Store } from './store.ts';

/** Results of earlier gradings with the same inputs, and a place for new ones. */
export interface ResultCache {
  find(entry: Entry, student: string, text: string): Graded | undefined;
  /** What the disk does not take is tried again with the next result. */
  save(entry: Entry, student: string, text: string, graded: Graded): void;
  /** How many were found. */
  readonly found: number;
  /** Tries once more what could not be kept, and says why some still cannot; grading goes on without. */
  problem(): string | undefined;
}

/** Results that wait for room on the disk. */
const maxUnsaved = 2000;

/** @param regrade exercises to grade afresh, whatever is kept of them */
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
      // A disk that stays full must not fill the memory too; the reports have what is given up here.
      if (flush() !== undefined && unsaved.length > maxUnsaved) dropped += unsaved.splice(0, 1).length;
    },
    get found() {
      return found;
    },
    problem: () => flush() ?? (dropped > 0 ? `${dropped} did not fit on the disk in time` : undefined),
  };
}
