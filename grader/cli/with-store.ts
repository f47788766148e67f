import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Catalogue, Entry } from '#grader/host/course/catalogue.ts';
import { fingerprints } from '#grader/host/cache/fingerprint.ts';
import type { FileOptions } from '#grader/host/grade/grade-submission.ts';
import { openResultCache, type ResultCache } from '#grader/host/cache/result-cache.ts';
import { openStore } from '#grader/host/cache/store.ts';
import { isolation } from '#grader/session/node/index.ts';
import { asUsage } from './usage.ts';

export interface StoreOptions {
  out?: string;
  store?: string;
  regrade?: string | true;
}

/** Whether an exercise is graded again even if a result is stored. */
export const isRegraded =
  ({ regrade }: StoreOptions) =>
  ({ exercise }: Entry): boolean =>
    regrade === true || regrade === exercise.id;

/**
 * Runs `work` with the stored results, if there is a store, and reports how it was used.
 *
 * @param only selects the exercises to grade, if not all
 */
export async function withStore<T>(
  catalogue: Catalogue,
  options: StoreOptions,
  fileOptions: FileOptions,
  only: ((entry: Entry) => boolean) | undefined,
  work: (cache: ResultCache | undefined) => Promise<T>,
): Promise<T> {
  const { out, store: file = out === undefined ? undefined : join(out, 'results.sqlite') } = options;
  if (file === undefined) return work(undefined);
  const name = relative(process.cwd(), file);
  const store = await asUsage(mkdir(dirname(file), { recursive: true }).then(() => openStore(file)));
  try {
    // A partial grading uses the stored results of all other exercises.
    const regrade = (entry: Entry): boolean => (only?.(entry) ?? true) && isRegraded(options)(entry);
    const cache = openResultCache(store, fingerprints(catalogue, fileOptions, isolation().name), regrade);
    const done = await work(cache);
    if (cache.found > 0)
      console.error(
        `reused ${cache.found} stored ${cache.found === 1 ? 'result' : 'results'} from ${name}, because nothing that they depend on has changed (--regrade grades again).`,
      );
    const problem = cache.problem();
    if (problem !== undefined)
      console.error(
        `warning: some results could not be stored in ${name} (${problem}); they are in the reports.`,
      );
    return done;
  } finally {
    store.close();
  }
}
