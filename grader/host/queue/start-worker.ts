import { UnrecoverableError, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue } from '../course/catalogue.ts';
import type { Graded } from '../grade/grade-exercise.ts';
import { gradeText, type FileOptions } from '../grade/grade-submission.ts';
import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { seal, unseal } from './sealed.ts';
import { removeUnreadable } from './unreadable-jobs.ts';
import {
  attempts,
  connectionTo,
  requireRedis,
  jobSchema,
  lockMs,
  maxTakeovers,
  queueName,
  stalledCheckMs,
} from './wire.ts';

export interface QueueWorkerOptions {
  /** The number of files graded at a time. */
  readonly jobs: number;
  readonly onGraded: (student: string, result: ExerciseResult) => void;
  readonly note: (text: string) => void;
}

/** How long to wait after a job could not be taken. */
const retryMs = 500;

type GradingOptions = FileOptions & { readonly types: TypeChecker };

/**
 * Grades what comes through a Redis queue until it is closed. It then finishes the files that it is grading.
 *
 * @throws Error in one sentence, if no Redis answers
 */
export async function startWorker(
  url: string,
  catalogue: Catalogue,
  options: GradingOptions,
  { jobs, onGraded, note }: QueueWorkerOptions,
): Promise<{ close(): Promise<void> }> {
  await requireRedis(url);
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const worker = new Worker<unknown, unknown>(
    queueName(catalogue, options),
    (job) => gradeJob(job, catalogue, options, { onGraded, note }),
    {
      connection: connectionTo(url),
      concurrency: jobs,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: maxTakeovers,
      runRetryDelay: retryMs,
    },
  );
  noteErrors(worker, redis, note);
  return {
    async close() {
      await worker.close();
      redis.disconnect();
    },
  };
}

/**
 * Returns a sealed result. An error's message goes to this machine's log only: it may quote a student's text, and Redis
 * would store it.
 */
async function gradeJob(
  job: Job<unknown, unknown>,
  catalogue: Catalogue,
  options: GradingOptions,
  { onGraded, note }: Pick<QueueWorkerOptions, 'onGraded' | 'note'>,
): Promise<string> {
  const id = job.id ?? '';
  const refused = (why: string): Error => {
    note(`job ${id.slice(0, 16)} is refused: ${why}.`);
    return withoutStack(new UnrecoverableError(`the job is refused: ${why}`));
  };
  const asked = jobSchema.safeParse(unseal(options.key, 'job', id, job.data));
  if (!asked.success) throw refused('it was not made with the course key');
  const { exercise, student, text, types } = asked.data;
  const entry = catalogue.exercises.find((one) => one.exercise.id === exercise);
  if (!entry) throw refused(`this worker's course has no ${exercise}`);
  let graded: Graded;
  try {
    graded = await gradeText(entry, student, text, { ...options, types: types ? options.types : undefined });
  } catch (error) {
    note(`${student}: ${exercise} could not be graded (${String(error)}).`);
    throw withoutStack(new Error('the worker has an internal error, which its log describes'));
  }
  // Another machine may succeed; the last attempt returns the problem.
  if (graded.result.verdict === 'infra' && job.attemptsMade + 1 < attempts) {
    note(`${student}: ${exercise} could not be graded (${graded.result.message}). It is tried again.`);
    throw withoutStack(new Error('the worker could not grade it, for a reason that its log describes'));
  }
  onGraded(student, graded.result);
  return seal(options.key, 'result', id, graded);
}

/**
 * Notes once that Redis is unreachable, and removes records that cannot be read from a queue that has stopped
 * working.
 */
function noteErrors(worker: Worker<unknown, unknown>, redis: Redis, note: (text: string) => void): void {
  let unreachable = false;
  const lost = (error: Error): void => {
    if (!unreachable) note(`Redis cannot be reached (${error.message}); grading resumes when it is back.`);
    unreachable = true;
  };
  redis.on('error', lost);
  redis.on('ready', () => {
    unreachable = false;
  });
  worker.on('error', (error) => {
    if (redis.status !== 'ready') {
      lost(error);
      return;
    }
    removeUnreadable(redis, (name) => worker.toKey(name)).then(
      (removed) => {
        for (const id of removed)
          note(`job ${id.slice(0, 16)} is refused: its record in Redis cannot be read, and was removed.`);
        if (removed.length === 0) note(`the queue answered with an error (${error.message}); continuing.`);
      },
      (problem: unknown) => {
        note(`the queue does not work (${String(problem)}); trying again.`);
      },
    );
  });
}

/** The queue stores an error's stack, and the paths of this machine must not be disclosed. */
function withoutStack(error: Error): Error {
  error.stack = error.message;
  return error;
}
