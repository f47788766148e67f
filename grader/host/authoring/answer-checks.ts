import { byName, withArguments } from '#grader/core/named-arguments.ts';
import type { CheckResult } from '#grader/core/result.ts';
import { randomFor } from '#grader/core/random.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { openSession, stripTypes } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import type { Entry } from '../course/catalogue.ts';
import { Mistakes } from '../grade/predictions.ts';

/** In whose name hidden inputs are drawn. */
export interface Draw {
  readonly key: string;
  readonly student: string;
}

/**
 * Asks the hidden checks of an exercise, but for what trains, of one answer after the other and under one key after the other,
 * in one child. A grading opens a child for each answer; here they are an author's own, and there are thousands.
 */
export class AnswerChecks {
  readonly #entry: Entry;
  readonly #engine: string;
  readonly #mistakes: Mistakes | undefined;
  #session: RunningSession | undefined;
  #loaded = '';

  /** @param names whether a wrong answer is compared with the known mistakes, which costs more than the checks */
  constructor(entry: Entry, engine: string, { names }: { readonly names: boolean }) {
    this.#entry = entry;
    this.#engine = engine;
    this.#mistakes = names ? new Mistakes(entry, engine) : undefined;
  }

  /** What each check says of an answer in TypeScript; one line of text if it cannot be loaded. */
  async check(source: string, { key, student }: Draw): Promise<readonly CheckResult[] | string> {
    let session: RunningSession;
    try {
      session = await this.#load(source);
    } catch (error) {
      this.#end();
      if (error instanceof SessionFailure && error.kind === 'infra') throw error;
      return (error as Error).message.split('\n', 1).join();
    }
    const { checks, version, mistakes } = await this.#entry.hiddenChecks();
    const golden = await this.#entry.golden();
    const { parameters = {} } = golden;
    const results = await runChecks({
      session: byName(session, parameters),
      checks: checks.filter(({ kind }) => kind !== 'trained'),
      visibility: 'hidden',
      unmasked: true,
      random: await randomFor(key, student, this.#entry.exercise.id, String(version)),
      mistakes: { ...golden.mistakes, ...mistakes },
      predict: async (_, evidence) =>
        (await this.#mistakes?.predict(
          evidence.map((one) => ({ ...one, evaluation: withArguments(one.evaluation, parameters) })),
        )) ?? {},
    });
    // Whatever ended the child, the next answer gets a new one.
    if (results.some(({ verdict }) => verdict !== 'pass' && verdict !== 'fail')) this.#end();
    const fault = results.find(({ verdict }) => verdict === 'infra');
    if (fault) throw new Error(`${this.#entry.exercise.id}, check '${fault.id}': ${fault.message}`);
    return results;
  }

  async close(): Promise<void> {
    this.#end();
    await this.#mistakes?.close();
  }

  async #load(source: string): Promise<RunningSession> {
    const { exercise, probe } = this.#entry;
    this.#session ??= await openSession({ engine: this.#engine, seed: exercise.id, limits: exercise.limits });
    if (this.#loaded !== source) {
      const file = `${exercise.id}.ts`;
      await this.#session.load({ files: { [file]: stripTypes(source) }, entry: file, probe });
      this.#loaded = source;
    }
    return this.#session;
  }

  #end(): void {
    this.#session?.close();
    this.#session = undefined;
    this.#loaded = '';
  }
}

/** Whether an answer would have all the points that do not come from training. */
export const isRight = (results: readonly CheckResult[] | string): boolean =>
  typeof results !== 'string' && results.every(({ verdict }) => verdict === 'pass');
