import { Draft } from './draft.ts';
import type { Store } from './store.ts';
import type { AllWork } from './transfer.ts';
import { readWork } from './work.ts';

export interface Taken {
  readonly taken: readonly string[];
  /** Exercises that the browser had no room for; what was there is as it was. */
  readonly refused: readonly string[];
}

/** Takes over work from a file. Code that differs from it becomes an earlier version. */
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

/** What a student is told of it. */
export function sentenceOf({ taken, refused }: Taken): string {
  const number = `${taken.length} exercise${taken.length === 1 ? '' : 's'} taken over.`;
  return refused.length === 0
    ? number
    : `${number} This browser has no room for ${refused.join(', ')}: your work there is as it was. Free some space and import the file again.`;
}
