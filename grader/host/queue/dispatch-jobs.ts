import { setTimeout as sleep } from 'node:timers/promises';
import { isolation } from '#grader/session/node/index.ts';
import type { Catalogue, Entry } from '../course/catalogue.ts';
import { fingerprints } from '../cache/fingerprint.ts';
import type { FileOptions, GradeText } from '../grade/grade-submission.ts';
import { JobQueue } from './job-queue.ts';
import { WaitingFiles } from './waiting-files.ts';
import { requireRedis, jobId, queueName } from './wire.ts';

const collectMs = 200;
/** Jobs can vanish if Redis does not store them on a disk. */
const searchMs = 3000;
const lonelyMs = 10_000;
/**
 * A queue that answers with errors for this long has failed. While Redis cannot be reached there are no answers, and
 * we wait.
 */
const giveUpMs = 60_000;

export interface JobDispatcher {
  /** Resolves when some worker has graded the file. */
  readonly grade: GradeText;
  close(): Promise<void>;
}

/**
 * Grades with workers that wait at a Redis queue, wherever they run. Jobs and results are encrypted with the course
 * key. Only the jobs of this run are read, one by one, so that other data in Redis does no harm.
 *
 * @param regrades exercises whose earlier results are not used, not even one that waits in Redis
 * @param note receives each reason for waiting once
 * @throws Error in one sentence, if no Redis answers
 */
export async function dispatchJobs(
  url: string,
  catalogue: Catalogue,
  options: FileOptions,
  regrades: (entry: Entry) => boolean,
  note: (text: string) => void,
): Promise<JobDispatcher> {
  await requireRedis(url);
  const fingerprint = fingerprints(catalogue, options, isolation().name);
  const once = eachOnce(note);
  const jobs = new JobQueue({
    url,
    name: queueName(catalogue, options),
    courseKey: options.key,
    onError: ({ message }) => {
      once(`Redis cannot be reached (${message}); grading resumes when it is back.`);
    },
  });
  const files = new WaitingFiles(jobs, options.key);
  const ending = new AbortController();
  const watching = watch(files, jobs, once, ending.signal);

  return {
    async grade(entry, student, text) {
      const id = jobId(options, fingerprint(entry, student, text));
      const job = { exercise: entry.exercise.id, student, text, types: options.types !== undefined };
      return (
        files.find(id) ??
        files.add(id, { entry, job }, regrades(entry), (error) => {
          once(notWorking(error));
        })
      );
    },
    async close() {
      await sleep(0); // the latest results are stored by now
      ending.abort();
      await watching;
      await files.look().catch(() => undefined);
      await jobs.close();
    },
  };
}

/** Looks for results often, and for lost jobs now and then. Gives up on all files if the queue fails for too long. */
async function watch(
  files: WaitingFiles,
  jobs: JobQueue,
  note: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  let searched = started;
  let failingSince: number | undefined;
  while (!signal.aborted) {
    await sleep(collectMs);
    try {
      await files.look();
      const now = performance.now();
      if (now - searched > searchMs) {
        searched = now;
        await files.search();
        if (now - started > lonelyMs && files.size > 0 && !(await jobs.hasWorkers())) note(noWorker);
      }
      failingSince = undefined;
    } catch (error) {
      note(notWorking(error));
      failingSince ??= performance.now();
      if (performance.now() - failingSince > giveUpMs) files.failAll(`the queue failed (${reasonOf(error)})`);
    }
  }
}

const noWorker =
  'no worker waits at this queue. Start one: genlab worker --queue, with the same version, course, key, engine and isolation.';

const notWorking = (error: unknown): string => `the queue does not work (${reasonOf(error)}); trying again.`;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reports each text the first time only. */
function eachOnce(note: (text: string) => void): (text: string) => void {
  const said = new Set<string>();
  return (text) => {
    if (!said.has(text)) note(text);
    said.add(text);
  };
}
