import type { Catalogue } from '#grader/host/course/catalogue.ts';
import type { FileOptions, GradeText } from '#grader/host/grade/grade-submission.ts';
import { isRegraded, type StoreOptions } from './with-store.ts';
import { asUsage } from './usage.ts';

export interface QueueOptions extends StoreOptions {
  queue?: string;
}

/** Files in the queue at a time: enough for any number of workers, and few enough to poll. */
export const maxQueued = 500;

/** Runs `work` with the workers of a queue, if one is named. */
export async function withQueue<T>(
  catalogue: Catalogue,
  options: QueueOptions,
  fileOptions: FileOptions,
  work: (gradeRemotely: GradeText | undefined) => Promise<T>,
): Promise<T> {
  if (options.queue === undefined) return work(undefined);
  const { dispatchJobs } = await import('#grader/host/queue/dispatch-jobs.ts');
  const note = (text: string): void => {
    console.error(`note: ${text}`);
  };
  const dispatcher = await asUsage(
    dispatchJobs(options.queue, catalogue, fileOptions, isRegraded(options), note),
  );
  try {
    return await work(dispatcher.grade);
  } finally {
    await dispatcher.close();
  }
}
