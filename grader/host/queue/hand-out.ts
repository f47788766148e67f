import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, type Job } from 'bullmq';
import { isolation } from '#grader/sandbox/index.ts';
import type { Catalogue, Entry } from '../catalogue.ts';
import { fingerprints } from '../fingerprint.ts';
import { stopped, type Graded } from '../grade-exercise.ts';
import type { FileOptions, GradeText } from '../grade-submission.ts';
import { readGraded } from '../graded.ts';
import { seal, unseal } from './sealed.ts';
import {
  attempts,
  connectionTo,
  expectRedis,
  queueName,
  sealedJob,
  sealedResult,
  type GradeJob,
} from './wire.ts';

const lookMs = 200;
/** Jobs may vanish with a Redis that keeps nothing on a disk. */
const searchMs = 3000;
const lonelyMs = 10_000;
/** Results of a run that was killed wait so long for the next one. */
const keptSeconds = 7 * 24 * 3600;

export interface HandOut {
  /** Resolves when some worker has graded the file. */
  readonly grade: GradeText;
  close(): Promise<void>;
}

interface Waiting {
  readonly entry: Entry;
  readonly job: GradeJob;
  readonly settle: (graded: Graded) => void;
  readonly promise: Promise<Graded>;
}

/**
 * Grades by workers that wait at a Redis queue, wherever they run. Jobs and results are sealed with the course key.
 *
 * @param afresh exercises of which no earlier result is taken, not even one that waits in Redis
 * @param note told once what keeps the work waiting
 * @throws Error in one sentence, where no Redis answers
 */
export async function handOut(
  url: string,
  catalogue: Catalogue,
  options: FileOptions,
  afresh: (entry: Entry) => boolean,
  note: (text: string) => void,
): Promise<HandOut> {
  await expectRedis(url);
  const fingerprint = fingerprints(catalogue, options, isolation().name);
  const queue = new Queue<unknown, unknown>(queueName(catalogue, options), {
    connection: connectionTo(url),
  });
  const waiting = new Map<string, Waiting>();
  const noted = new Set<string>();
  const once = (text: string): void => {
    if (!noted.has(text)) note(text);
    noted.add(text);
  };
  queue.on('error', (error) => {
    once(`Redis is away (${error.message}); grading goes on when it is back.`);
  });

  const add = (id: string, { job }: Waiting): Promise<unknown> =>
    queue.add('grade', seal(options.key, sealedJob, job), {
      jobId: id,
      attempts,
      backoff: { type: 'fixed', delay: 1000 },
      removeOnComplete: { age: keptSeconds },
      removeOnFail: { age: keptSeconds },
    });

  /** What has come back since the last look; a job that was answered is taken away only at the next one. */
  const answered = new Set<string>();
  async function look(): Promise<void> {
    const done = await queue.getJobs(['completed', 'failed']);
    for (const job of done) {
      const { id } = job;
      if (id === undefined) continue;
      if (answered.delete(id)) {
        await job.remove();
        continue;
      }
      const one = waiting.get(id);
      if (!one) continue; // of another run at this queue
      waiting.delete(id);
      answered.add(id);
      one.settle(resultOf(job, one.entry));
    }
  }

  function resultOf(job: Job<unknown, unknown>, entry: Entry): Graded {
    const { id = '', failedReason } = job;
    const graded = readGraded(unseal(options.key, sealedResult(id), job.returnvalue));
    if (graded?.result.id === entry.exercise.id) return graded;
    const why = failedReason || 'the result was not sealed with the course key, or is none';
    return { result: stopped(entry, 'infra', `internal: no worker could grade this (${why}).`) };
  }

  async function search(): Promise<void> {
    for (const [id, one] of waiting) if (!(await queue.getJob(id))) await add(id, one);
  }

  let open = true;
  async function watch(): Promise<void> {
    const started = performance.now();
    let searched = started;
    while (open) {
      await sleep(lookMs);
      await look();
      const now = performance.now();
      if (now - searched > searchMs) {
        searched = now;
        await search();
        if (now - started > lonelyMs && waiting.size > 0 && (await queue.getWorkersCount()) === 0)
          once(
            'no worker waits at this queue. Start one: genlab worker --queue, with the same version, course, key, engine and isolation.',
          );
      }
    }
  }
  const watching = watch().catch((error: unknown) => {
    // Nobody would come for what waits.
    for (const { entry, settle } of waiting.values())
      settle({ result: stopped(entry, 'infra', `internal: the queue failed (${String(error)}).`) });
    waiting.clear();
  });

  return {
    async grade(entry, student, text) {
      const id = fingerprint(entry, student, text);
      const asked = waiting.get(id);
      if (asked) return asked.promise; // the same file, handed in twice
      const { promise, resolve: settle } = Promise.withResolvers<Graded>();
      const job = { exercise: entry.exercise.id, student, text, types: options.types !== undefined };
      const one = { entry, job, settle, promise };
      if (answered.delete(id) || afresh(entry))
        await (await queue.getJob(id))?.remove().catch(() => undefined);
      waiting.set(id, one);
      await add(id, one);
      return promise;
    },
    async close() {
      await sleep(0); // what was answered last is kept by now
      open = false;
      await watching;
      await look().catch(() => undefined);
      await queue.close();
    },
  };
}
