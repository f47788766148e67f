import type { Catalogue } from '#grader/host/course/catalogue.ts';
import type { FileOptions, GradeText } from '#grader/host/grade/grade-submission.ts';
import { regraded, type StoreOptions } from './kept.ts';
import { asUsage } from './usage.ts';

export interface QueueOptions extends StoreOptions {
  queue?: string;
}

/** Files in the queue at a time: enough for any number of workers, and few enough to look through. */
export const queued = 500;

/** Runs `work` with the workers at a queue, if there is to be one. */
export async function withQueue<T>(
  catalogue: Catalogue,
  options: QueueOptions,
  how: FileOptions,
  work: (elsewhere: GradeText | undefined) => Promise<T>,
): Promise<T> {
  if (options.queue === undefined) return work(undefined);
  const { handOut } = await import('#grader/host/queue/hand-out.ts');
  const note = (text: string): void => {
    console.error(`note: ${text}`);
  };
  const out = await asUsage(handOut(options.queue, catalogue, how, regraded(options), note));
  try {
    return await work(out.grade);
  } finally {
    await out.close();
  }
}
