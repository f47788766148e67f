import { Draft } from './draft.ts';
import type { Store } from './store.ts';
import type { AllWork } from './transfer.ts';
import { readWork } from './work.ts';

export interface Taken {
  readonly taken: readonly string[];
  /** Exercises that the browser had no space for. Their work is unchanged. */
  readonly refused: readonly string[];
}

/** Imports work from a file. Existing code that differs from it becomes an earlier version. */
export function takeWork(store: Store, theirs: AllWork): Taken {
  const taken: string[] = [];
  const refused: string[] = [];
  for (const [exercise, { code, passed }] of Object.entries(theirs))
    try {
      const draft = new Draft({ store, exercise });
      if (readWork(store, exercise)?.code !== code) draft.setCurrentAside('import');
      draft.write(code, passed);
      taken.push(exercise);
    } catch {
      refused.push(exercise);
    }
  return { taken, refused };
}

/** The message to the student. */
export function sentenceOf({ taken, refused }: Taken): string {
  const number = `${taken.length} exercise${taken.length === 1 ? '' : 's'} imported.`;
  return refused.length === 0
    ? number
    : `${number} This browser has no space for ${refused.join(', ')}, and your work there is unchanged. Free some space and import the file again.`;
}
