import { notChecked } from '#grader/core/grade-once.ts';
import type { Entry } from '../course/catalogue.ts';
import type { Graded } from '../grade/grade-exercise.ts';
import { readGraded } from '../grade/graded.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRecord } from './records.ts';
import { unseal } from './sealed.ts';
import { maxRefusals, type GradeJob } from './wire.ts';

/** The most searches in a row that may find a job in a list that no worker reads. */
const mostIdle = 4;

interface Waiting {
  readonly entry: Entry;
  readonly job: GradeJob;
  readonly settle: (graded: Graded) => void;
  readonly promise: Promise<Graded>;
  /** The number of its records without a result of a worker with the course key. */
  refusals: number;
  /** The number of searches in a row that found it in a list that no worker reads. */
  idle: number;
}

/** The files of a run that no worker has graded yet, by the ids of their jobs. */
export class WaitingFiles {
  readonly #jobs: JobQueue;
  readonly #courseKey: string;
  readonly #waiting = new Map<string, Waiting>();
  /** Jobs with a result. Their records are removed at the next look, when the results are stored. */
  readonly #answered = new Set<string>();

  constructor(jobs: JobQueue, courseKey: string) {
    this.#jobs = jobs;
    this.#courseKey = courseKey;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** The promise that an identical file already waits for. */
  find(id: string): Promise<Graded> | undefined {
    return this.#waiting.get(id)?.promise;
  }

  /**
   * Adds a job for a file, and waits for it.
   *
   * @param afresh true ignores a result that is already in Redis
   * @param onError called if the job could not be added; the next search adds it
   */
  async add(
    id: string,
    { entry, job }: Pick<Waiting, 'entry' | 'job'>,
    afresh: boolean,
    onError: (error: unknown) => void,
  ): Promise<Graded> {
    const { promise, resolve: settle } = Promise.withResolvers<Graded>();
    try {
      if (this.#answered.delete(id) || afresh) await this.#jobs.discard(id);
      await this.#jobs.add(id, job);
    } catch (error) {
      onError(error);
    }
    this.#waiting.set(id, { entry, job, settle, promise, refusals: 0, idle: 0 });
    return promise;
  }

  /** Collects the results since the last look. */
  async look(): Promise<void> {
    for (const id of this.#answered) {
      await this.#jobs.discard(id);
      this.#answered.delete(id);
    }
    const ids = [...this.#waiting.keys()];
    const records = await this.#jobs.records(ids);
    await each(ids, async (id, i) => {
      const [file, record] = [this.#waiting.get(id), records[i]];
      if (file && record) await this.#receive(id, file, record);
    });
  }

  async #receive(id: string, file: Waiting, record: JobRecord): Promise<void> {
    if (record.kind === 'none' || record.kind === 'open') return;
    const isReturned = record.kind === 'returned';
    const graded = isReturned ? readGraded(unseal(this.#courseKey, 'result', id, record.value)) : undefined;
    if (graded?.result.id === file.entry.exercise.id) {
      this.#settle(id, file, graded);
      return;
    }
    const why = isReturned ? 'its result was not made with the course key' : record.why;
    if (++file.refusals > maxRefusals)
      this.#fail(id, file, `no worker could grade this: ${why}, ${file.refusals} times`);
    else await this.#jobs.addAgain(id, file.job);
  }

  /**
   * Adds lost jobs again: jobs that Redis forgot, or that are not in the lists that workers read. A job that is marked
   * as done without a result, or delayed for longer than ours ever are, is lost too.
   */
  async search(): Promise<void> {
    await each([...this.#waiting.keys()], async (id) => {
      const state = await this.#jobs.stateOf(id);
      const file = this.#waiting.get(id);
      if (!file) return;
      file.idle = state === 'busy' ? 0 : file.idle + 1;
      if (state !== 'gone' && file.idle < mostIdle) return;
      file.idle = 0;
      await this.#jobs.addAgain(id, file.job);
    });
  }

  /** Ends the wait for every file with an internal error. */
  failAll(why: string): void {
    for (const [id, file] of this.#waiting) this.#fail(id, file, why);
  }

  #fail(id: string, file: Waiting, why: string): void {
    this.#settle(id, file, { result: notChecked(file.entry.exercise, 'infra', `internal: ${why}.`) });
  }

  #settle(id: string, file: Waiting, graded: Graded): void {
    this.#waiting.delete(id);
    this.#answered.add(id);
    file.settle(graded);
  }
}

/** Runs the tasks one after the other. A failure does not stop the rest. Throws the last error. */
async function each(ids: readonly string[], run: (id: string, i: number) => Promise<void>): Promise<void> {
  let last: { readonly error: unknown } | undefined;
  for (const [i, id] of ids.entries())
    await run(id, i).catch((error: unknown) => {
      last = { error };
    });
  if (last) throw last.error;
}
