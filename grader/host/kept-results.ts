import type { Entry } from './catalogue.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Graded } from './grade-exercise.ts';
import type { Store } from './store.ts';

/** Results of earlier gradings with the same inputs, and a place for new ones. */
export interface KeptResults {
  find(entry: Entry, student: string, text: string): Graded | undefined;
  keep(entry: Entry, student: string, text: string, graded: Graded): void;
  /** How many were found. */
  readonly found: number;
  /** Why results could not be kept, where they could not; grading goes on without. */
  readonly problem: string | undefined;
}

/** @param again exercises to grade afresh, whatever is kept of them */
export function keptResults(
  store: Store,
  fingerprint: Fingerprint,
  again: (entry: Entry) => boolean,
): KeptResults {
  let found = 0;
  let problem: string | undefined;
  return {
    find(entry, student, text) {
      if (again(entry)) return undefined;
      const graded = store.get(fingerprint(entry, student, text));
      if (graded) found++;
      return graded;
    },
    keep(entry, student, text, graded) {
      // A fault of ours says nothing about the student's file: it is tried again next time.
      if (graded.result.verdict === 'infra') return;
      try {
        store.put(fingerprint(entry, student, text), student, graded);
      } catch (error) {
        problem ??= error instanceof Error ? error.message : String(error);
      }
    },
    get found() {
      return found;
    },
    get problem() {
      return problem;
    },
  };
}
