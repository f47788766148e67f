import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { isolation } from '#grader/session/node/index.ts';
import type { Catalogue, Entry } from '../course/catalogue.ts';
import { fingerprints } from '../cache/fingerprint.ts';
import { notChecked } from '#grader/core/grade-once.ts';
import type { Graded } from '../grade/grade-exercise.ts';
import type { FileOptions, GradeText } from '../grade/grade-submission.ts';
import { readGraded } from '../grade/graded.ts';
import { jobRecords, type JobRecord } from './records.ts';
import { seal, unseal } from './sealed.ts';
import {
  attempts,
  connectionTo,
  expectRedis,
  jobId,
  mostRefusals,
  queueName,
  type GradeJob,
} from './wire.ts';

const lookMs = 200;
/** Jobs may vanish with a Redis that keeps nothing on a disk. */
const searchMs = 3000;
const mostIdle = 4;
const lonelyMs = 10_000;
/** A queue that has answered with errors for so long has failed; while Redis is away it answers nothing, and we wait. */
const patienceMs = 60_000;
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
  refusals: number;
  /** Searches in a row that found it where no worker takes it. */
  idle: number;
}

/** Whether a worker has the job, or will take it. */
const isBusy = (state: string): boolean => !['completed', 'failed', 'delayed'].includes(state);

/**
 * Grades by workers that wait at a Redis queue, wherever they run. Jobs and results are encrypted with the course key.
 * Only the jobs of this run are looked at, one by one, so that whatever else is in Redis stops nobody.
 *
 * @param afresh exercises of which no earlier result is taken, not even one that waits in Redis
 * @param note told once what keeps the work waiting
 * @throws Error in one sentence, if no Redis answers
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
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const waiting = new Map<string, Waiting>();
  const noted = new Set<string>();
  const once = (text: string): void => {
    if (!noted.has(text)) note(text);
    noted.add(text);
  };
  for (const connection of [queue, redis] as const)
    connection.on('error', (error: Error) => {
      once(`Redis is away (${error.message}); grading goes on when it is back.`);
    });

  /** Removes the record, whatever it is. */
  async function discard(id: string): Promise<void> {
    await queue.remove(id).catch(() => undefined);
    await redis.unlink(queue.toKey(id));
  }

  async function add(id: string, { job }: Waiting): Promise<void> {
    const data = seal(options.key, 'job', id, job);
    await queue.add('grade', data, {
      jobId: id,
      attempts,
      backoff: { type: 'fixed', delay: 1000 },
      removeOnComplete: { age: keptSeconds },
      removeOnFail: { age: keptSeconds },
      stackTraceLimit: 0,
    });
  }

  async function again(id: string, one: Waiting): Promise<void> {
    await discard(id);
    await add(id, one);
  }

  /** What has come back since the last look; a job that was answered is removed only at the next one. */
  const answered = new Set<string>();
  async function look(): Promise<void> {
    for (const id of answered) {
      await discard(id);
      answered.delete(id);
    }
    const ids = [...waiting.keys()];
    const records = await jobRecords(redis, (id) => queue.toKey(id), ids);
    await each(ids, async (id, i) => {
      const [one, record] = [waiting.get(id), records[i]];
      if (one && record) await receive(id, one, record);
    });
  }

  async function receive(id: string, one: Waiting, record: JobRecord): Promise<void> {
    if (record.kind === 'none' || record.kind === 'open') return;
    const graded =
      record.kind === 'returned' ? readGraded(unseal(options.key, 'result', id, record.value)) : undefined;
    if (graded?.result.id === one.entry.exercise.id) {
      settle(id, one, graded);
      return;
    }
    const why = record.kind === 'returned' ? 'its result was not made with the course key' : record.why;
    if (++one.refusals > mostRefusals)
      settle(id, one, failed(one, `no worker could grade this: ${why}, ${one.refusals} times`));
    else await again(id, one);
  }

  function settle(id: string, one: Waiting, graded: Graded): void {
    waiting.delete(id);
    answered.add(id);
    one.settle(graded);
  }

  const failed = ({ entry }: Waiting, why: string): Graded => ({
    result: notChecked(entry.exercise, 'infra', `internal: ${why}.`),
  });

  /**
   * Hands out what is gone: with Redis's memory, or out of the lists that workers read. A job that is said to be done, but
   * has no result, or to be put off for longer than ours ever are, is gone too.
   */
  async function search(): Promise<void> {
    await each([...waiting.keys()], async (id) => {
      const state = await queue.getJobState(id).catch(() => 'unknown' as const);
      const one = waiting.get(id);
      if (!one) return;
      one.idle = isBusy(state) ? 0 : one.idle + 1;
      if (state !== 'unknown' && one.idle < mostIdle) return;
      one.idle = 0;
      await again(id, one);
    });
  }

  let open = true;
  const started = performance.now();
  let searched = started;
  async function turn(): Promise<void> {
    await look();
    const now = performance.now();
    if (now - searched <= searchMs) return;
    searched = now;
    await search();
    if (now - started > lonelyMs && waiting.size > 0 && (await queue.getWorkersCount()) === 0)
      once(
        'no worker waits at this queue. Start one: genlab worker --queue, with the same version, course, key, engine and isolation.',
      );
  }

  async function watch(): Promise<void> {
    let failingSince: number | undefined;
    while (open) {
      await sleep(lookMs);
      try {
        await turn();
        failingSince = undefined;
      } catch (error) {
        once(`the queue does not work (${reasonOf(error)}); trying again.`);
        failingSince ??= performance.now();
        if (performance.now() - failingSince > patienceMs)
          for (const [id, one] of waiting)
            settle(id, one, failed(one, `the queue failed (${reasonOf(error)})`));
      }
    }
  }
  const watching = watch();

  return {
    async grade(entry, student, text) {
      const id = jobId(options, fingerprint(entry, student, text));
      const asked = waiting.get(id);
      if (asked) return asked.promise; // the same file, handed in twice
      const { promise, resolve } = Promise.withResolvers<Graded>();
      const job = { exercise: entry.exercise.id, student, text, types: options.types !== undefined };
      const one: Waiting = { entry, job, settle: resolve, promise, refusals: 0, idle: 0 };
      try {
        if (answered.delete(id) || afresh(entry)) await discard(id);
        await add(id, one);
      } catch (error) {
        once(`the queue does not work (${reasonOf(error)}); trying again.`); // by the next search
      }
      waiting.set(id, one);
      return promise;
    },
    async close() {
      await sleep(0); // what was answered last is kept by now
      open = false;
      await watching;
      await look().catch(() => undefined);
      await queue.close();
      redis.disconnect();
    },
  };
}

/** One after the other; one that fails keeps none of the others from its turn. Throws the last error. */
async function each(ids: readonly string[], run: (id: string, i: number) => Promise<void>): Promise<void> {
  const problems: unknown[] = [];
  for (const [i, id] of ids.entries())
    await run(id, i).catch((error: unknown) => {
      problems.push(error);
    });
  if (problems.length > 0) throw new Error(reasonOf(problems.at(-1)));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
