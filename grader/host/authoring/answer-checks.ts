import type { Case } from '#grader/core/check.ts';
import type { Check } from '#grader/core/define-checks.ts';
import { byName, withArguments } from '#grader/core/named-arguments.ts';
import type { CheckResult } from '#grader/core/result.ts';
import { randomFor } from '#grader/core/random.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { openSession } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import type { Entry } from '../course/catalogue.ts';
import { Mistakes } from '../grade/predictions.ts';
import { loadHere, openHere } from './session-here.ts';

/** The key and the student that hidden inputs are drawn for. */
export interface Draw {
  readonly key: string;
  readonly student: string;
}

export interface AnswerChecksOptions {
  /** Whether a wrong answer is compared with the known mistakes, which costs more than the checks. */
  readonly names: boolean;
  /**
   * Where the answers run: in this process, five times as fast, or in a child, which ends one that never ends. A grading opens
   * a child for each answer; here the answers are an author's own, and there are thousands.
   */
  readonly where: 'here' | 'child';
}

/**
 * Runs an exercise's hidden checks, except the trained ones, and its practice questions on many answers under many keys.
 */
export class AnswerChecks {
  readonly #entry: Entry;
  readonly #engine: string;
  readonly #where: AnswerChecksOptions['where'];
  readonly #mistakes: Mistakes | undefined;
  /** By source; in a child, one at the most. */
  readonly #sessions = new Map<string, RunningSession>();
  /** The checks of the last draw. Answers that are asked one after the other share what the oracles compute. */
  #drawn: { readonly draw: Draw; readonly checks: readonly Check[] } | undefined;

  constructor(entry: Entry, engine: string, { names, where }: AnswerChecksOptions) {
    this.#entry = entry;
    this.#engine = engine;
    this.#where = where;
    this.#mistakes = names
      ? new Mistakes(
          entry,
          engine,
          where === 'here' ? () => openHere(entry, { engine, seed: 'mistakes' }) : undefined,
        )
      : undefined;
  }

  /** The result of each check for an answer in TypeScript; one line of text if it cannot be loaded. */
  async check(source: string, draw: Draw): Promise<readonly CheckResult[] | string> {
    const { key, student } = draw;
    let session: RunningSession;
    try {
      session = await this.#load(source);
    } catch (error) {
      this.#end(source);
      if (error instanceof SessionFailure && error.kind === 'infra') throw error;
      return (error as Error).message.split('\n', 1).join();
    }
    const { version, mistakes } = await this.#entry.hiddenChecks();
    const golden = await this.#entry.golden();
    const { parameters = {} } = golden;
    const results = await runChecks({
      session: byName(session, parameters),
      checks: await this.#checksOf(draw),
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
    // A child takes the variables of its models with it.
    if (this.#where === 'here') tf.disposeVariables();
    // Whatever ended the child, the next answer gets a new one.
    if (results.some(({ verdict }) => verdict !== 'pass' && verdict !== 'fail')) this.#end(source);
    const fault = results.find(({ verdict }) => verdict === 'infra');
    if (fault) throw new Error(`${this.#entry.exercise.id}, check '${fault.id}': ${fault.message}`);
    return results;
  }

  async close(): Promise<void> {
    for (const source of this.#sessions.keys()) this.#end(source);
    await this.#mistakes?.close();
  }

  async #checksOf(draw: Draw): Promise<readonly Check[]> {
    const { draw: last } = this.#drawn ?? {};
    if (last?.key === draw.key && last.student === draw.student && this.#drawn) return this.#drawn.checks;
    const { checks: hidden } = await this.#entry.hiddenChecks();
    const checks = [
      ...hidden.filter(({ kind }) => kind !== 'trained').map(withCasesDrawnOnce),
      ...(await this.#practice(hidden)),
    ];
    this.#drawn = { draw, checks };
    return checks;
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
    const open = this.#sessions.get(source);
    if (open) return open;
    const session = await this.#sessionFor();
    this.#sessions.set(source, session);
    await loadHere(session, this.#entry, source);
    return session;
  }

  /** A child takes one file after the other. */
  async #sessionFor(): Promise<RunningSession> {
    const { id, limits } = this.#entry.exercise;
    const engine = this.#engine;
    if (this.#where === 'here') return await openHere(this.#entry, { engine });
    const [other] = this.#sessions;
    if (!other) return await openSession({ engine, seed: id, limits });
    this.#sessions.delete(other[0]);
    return other[1];
  }

  #end(source: string): void {
    this.#sessions.get(source)?.close();
    this.#sessions.delete(source);
  }
}

/** An oracle is asked once per draw, and not once per answer. */
export function withCasesDrawnOnce(check: Check): Check {
  if (check.kind !== 'oracle') return check;
  let drawn: readonly Case[] | undefined;
  return { ...check, cases: (random) => (drawn ??= check.cases(random)) };
}

/** Whether an answer passes every check that does not train. */
export const isRight = (results: readonly CheckResult[] | string): boolean =>
  typeof results !== 'string' && results.every(({ verdict }) => verdict === 'pass');
