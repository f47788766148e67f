import { Worker } from 'bullmq';
import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue } from '../catalogue.ts';
import { gradeText, type FileOptions } from '../grade-submission.ts';
import type { TypeChecker } from '../type-check.ts';
import { seal, unseal } from './sealed.ts';
import {
  attempts,
  connectionTo,
  expectRedis,
  jobSchema,
  lockMs,
  mostTakeovers,
  queueName,
  sealedJob,
  sealedResult,
  stalledCheckMs,
} from './wire.ts';

export interface WorkOptions {
  /** Files graded at a time. */
  readonly jobs: number;
  readonly onGraded: (student: string, result: ExerciseResult) => void;
  readonly note: (text: string) => void;
}

/**
 * Grades what comes through a Redis queue, until it is closed; what it is grading then, it finishes.
 *
 * @throws Error in one sentence, where no Redis answers
 */
export async function work(
  url: string,
  catalogue: Catalogue,
  options: FileOptions & { readonly types: TypeChecker },
  { jobs, onGraded, note }: WorkOptions,
): Promise<{ close(): Promise<void> }> {
  await expectRedis(url);
  const worker = new Worker<unknown, unknown>(
    queueName(catalogue, options),
    async (job) => {
      const id = job.id ?? '';
      const asked = jobSchema.safeParse(unseal(options.key, sealedJob, job.data));
      if (!asked.success) throw new Error('the job was not sealed with the course key');
      const { exercise, student, text, types } = asked.data;
      const entry = catalogue.exercises.find((one) => one.exercise.id === exercise);
      if (!entry) throw new Error(`this worker's course has no ${exercise}`);
      const graded = await gradeText(entry, student, text, {
        ...options,
        types: types ? options.types : undefined,
      });
      // Another machine may do better; the last attempt says what was wrong.
      if (graded.result.verdict === 'infra' && job.attemptsMade + 1 < attempts)
        throw new Error(graded.result.message);
      onGraded(student, graded.result);
      return seal(options.key, sealedResult(id), graded);
    },
    {
      connection: connectionTo(url),
      concurrency: jobs,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: mostTakeovers,
    },
  );
  let away = false;
  worker.on('error', (error) => {
    if (!away) note(`Redis is away (${error.message}); grading goes on when it is back.`);
    away = true;
  });
  worker.on('ready', () => {
    away = false;
  });
  return { close: () => worker.close() };
}
