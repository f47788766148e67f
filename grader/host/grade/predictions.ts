import type { Evidence } from '#grader/core/check.ts';
import type { Predictions } from '#grader/core/diagnosis.ts';
import { SessionFailure, type Evaluation, type Observation } from '#grader/core/session.ts';
import { openSession, stripTypes } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import { mistakeSources } from '../authoring/answer-sources.ts';
import type { Entry } from '../course/catalogue.ts';

/** By mistake; null for a reply that cannot be compared. */
type Answers = Map<string, Observation | null>;

/**
 * Runs every known mistake of an exercise on the same inputs, in one child of our own, started when first needed.
 * Earlier results are reused.
 */
export class Mistakes {
  #session: Promise<RunningSession> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #answers = new Map<string, Answers>();
  readonly #entry: Entry;
  readonly #open: () => Promise<RunningSession>;

  /** @param open a session for the mistakes; by default a child */
  constructor(entry: Entry, engine: string, open?: () => Promise<RunningSession>) {
    this.#entry = entry;
    const { limits } = entry.exercise;
    this.#open = open ?? (() => openSession({ engine, seed: 'mistakes', limits }));
  }

  /**
   * One call at a time: the child answers one request after the other.
   *
   * @param only the mistakes to run; all if absent
   */
  predict(questions: readonly (Evaluation | Evidence)[], only?: readonly string[]): Promise<Predictions> {
    const turn = this.#last.then(() => this.#predict(questions, only));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #predict(
    questions: readonly (Evaluation | Evidence)[],
    only: readonly string[] | undefined,
  ): Promise<Predictions> {
    const asked = questions
      .map((question) => ('reply' in question ? question.evaluation : question))
      .map((evaluation) => ({ evaluation, answers: this.#answersTo(evaluation) }));
    const sources = Object.entries(await mistakeSources(this.#entry)).filter(
      ([name]) => only?.includes(name) ?? true,
    );
    try {
      for (const [name, source] of sources)
        await this.#ask(
          name,
          source,
          asked.filter(({ answers }) => !answers.has(name)),
        );
    } catch (error) {
      await this.close(); // the next call gets a new child
      // These are our own files: a failure is not the student's fault.
      throw new SessionFailure('infra', `internal: a known mistake cannot be run: ${String(error)}`);
    }
    return Object.fromEntries(
      sources.map(([name]) => [name, asked.map(({ answers }) => answers.get(name) ?? null)]),
    );
  }

  #answersTo(evaluation: Evaluation): Answers {
    const key = keyOf(evaluation);
    const answers = this.#answers.get(key) ?? new Map<string, Observation | null>();
    this.#answers.set(key, answers);
    return answers;
  }

  async #ask(
    name: string,
    source: string,
    asked: readonly { readonly evaluation: Evaluation; readonly answers: Answers }[],
  ): Promise<void> {
    if (asked.length === 0) return;
    const { probe } = this.#entry;
    this.#session ??= this.#open();
    const session = await this.#session;
    const entry = `mistakes/${name}.ts`;
    await session.load({ files: { [entry]: stripTypes(source) }, entry, probe });
    for (const { evaluation, answers } of asked) {
      const reply = await session.evaluate(evaluation);
      answers.set(name, reply.kind === 'observed' ? reply.observation : null);
    }
  }

  async close(): Promise<void> {
    // If it could not be opened, there is nothing to close.
    const session = await this.#session?.catch(() => undefined);
    this.#session = undefined;
    session?.close();
  }
}

/** The same for the same case, to the bit. */
const keyOf = (evaluation: Evaluation): string =>
  JSON.stringify(evaluation, (_, value: unknown) => {
    if (ArrayBuffer.isView(value))
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
    return typeof value === 'number' ? String(value) : value;
  });
