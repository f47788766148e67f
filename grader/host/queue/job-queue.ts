import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { jobRecords, type JobRecord } from './records.ts';
import { seal } from './sealed.ts';
import { attempts, connectionTo, type GradeJob } from './wire.ts';

/** How long results of a killed run wait for the next run. */
const keptSeconds = 7 * 24 * 3600;

interface Options {
  readonly url: string;
  readonly name: string;
  readonly courseKey: string;
  /** Called for every error of a connection; both connections reconnect automatically. */
  readonly onError: (error: Error) => void;
}

/** Jobs in Redis, encrypted with the course key and read one by one; other data in Redis is left alone. */
export class JobQueue {
  readonly #queue: Queue<unknown, unknown>;
  readonly #redis: Redis;
  readonly #courseKey: string;

  constructor({ url, name, courseKey, onError }: Options) {
    this.#queue = new Queue(name, { connection: connectionTo(url) });
    this.#redis = new Redis(url, { maxRetriesPerRequest: null });
    this.#courseKey = courseKey;
    this.#queue.on('error', onError);
    this.#redis.on('error', onError);
  }

  async add(id: string, job: GradeJob): Promise<void> {
    await this.#queue.add('grade', seal(this.#courseKey, 'job', id, job), {
      jobId: id,
      attempts,
      backoff: { type: 'fixed', delay: 1000 },
      removeOnComplete: { age: keptSeconds },
      removeOnFail: { age: keptSeconds },
      stackTraceLimit: 0,
    });
  }

  /** Removes a job's record, whatever its content. */
  async discard(id: string): Promise<void> {
    await this.#queue.remove(id).catch(() => undefined);
    await this.#redis.unlink(this.#queue.toKey(id));
  }

  async addAgain(id: string, job: GradeJob): Promise<void> {
    await this.discard(id);
    await this.add(id, job);
  }

  records(ids: readonly string[]): Promise<readonly JobRecord[]> {
    return jobRecords(this.#redis, (id) => this.#queue.toKey(id), ids);
  }

  /** `gone` for a job in none of the lists, `idle` for one in a list that no worker takes jobs from. */
  async stateOf(id: string): Promise<'gone' | 'idle' | 'busy'> {
    const state = await this.#queue.getJobState(id).catch(() => 'unknown' as const);
    if (state === 'unknown') return 'gone';
    return ['completed', 'failed', 'delayed'].includes(state) ? 'idle' : 'busy';
  }

  async hasWorkers(): Promise<boolean> {
    return (await this.#queue.getWorkersCount()) > 0;
  }

  async close(): Promise<void> {
    await this.#queue.close();
    this.#redis.disconnect();
  }
}
