import type { Check } from '#grader/core/define-checks.ts';
import { byName, withArguments } from '#grader/core/named-arguments.ts';
import type { CheckResult } from '#grader/core/result.ts';
import { randomFor } from '#grader/core/random.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { openSession, stripTypes } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import type { Entry } from '../course/catalogue.ts';
import { Mistakes } from '../grade/predictions.ts';

/** The key and the student that hidden inputs are drawn for. */
export interface Draw {
  readonly key: string;
  readonly student: string;
}

/**
 * Runs an exercise's hidden checks, except the trained ones, and its practice questions on many answers under many keys in
 * one child. A grading opens a child for each answer; here the answers are an author's own, and there are thousands.
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

  /** The result of each check for an answer in TypeScript; one line of text if it cannot be loaded. */
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
      checks: [...checks.filter(({ kind }) => kind !== 'trained'), ...(await this.#practice(checks))],
      visibility: 'hidden',
      unmasked: true,
      random: await randomFor(key, student, this.#entry.exercise.id, String(version)),
      mistakes: { ...golden.mistakes, ...mistakes },
      predict: async (_, evidence, only) =>
        (await this.#mistakes?.predict(
          evidence.map((one) => ({
            ...one,
            evaluation: withArguments(one.evaluation, parameters),
          })),
          only,
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

  /** Public checks that need no input and have no hidden twin. They carry no points, but an answer can be wrong there too. */
  async #practice(hidden: readonly Check[]): Promise<readonly Check[]> {
    const { checks } = await this.#entry.publicChecks();
    const twins = new Set(hidden.map(({ id }) => id));
    return checks.filter(
      (check) => check.kind === 'property' && check.drawsNothing === true && !twins.has(check.id),
    );
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

/** Whether an answer passes every check that does not train. */
export const isRight = (results: readonly CheckResult[] | string): boolean =>
  typeof results !== 'string' && results.every(({ verdict }) => verdict === 'pass');
