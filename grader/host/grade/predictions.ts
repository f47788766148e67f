import type { Evidence } from '#grader/core/check.ts';
import type { Predictions } from '#grader/core/diagnosis.ts';
import { SessionFailure, type Evaluation, type Observation } from '#grader/core/session.ts';
import { openSession, stripTypes } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import { mistakeSources } from '../authoring/answer-sources.ts';
import type { Entry } from '../course/catalogue.ts';

type Answers = Readonly<Record<string, Observation | null>>;

/**
 * Runs every known mistake of an exercise on the same inputs, in one child of our own, started when first needed.
 * Earlier results are reused.
 */
export class Mistakes {
  #session: Promise<RunningSession> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #answers = new Map<string, Answers>();
  readonly #entry: Entry;
  readonly #engine: string;

  constructor(entry: Entry, engine: string) {
    this.#entry = entry;
    this.#engine = engine;
  }

  /** One call at a time: the child answers one request after the other. */
  predict(questions: readonly (Evaluation | Evidence)[]): Promise<Predictions> {
    const turn = this.#last.then(() => this.#predict(questions));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #predict(questions: readonly (Evaluation | Evidence)[]): Promise<Predictions> {
    const evaluations = questions.map((question) => ('reply' in question ? question.evaluation : question));
    const keys = evaluations.map(keyOf);
    const fresh = evaluations.filter((_, i) => !this.#answers.has(keys[i] ?? ''));
    if (fresh.length > 0) {
      try {
        await this.#ask(fresh);
      } catch (error) {
        await this.close(); // the next call gets a new child
        // These are our own files: a failure is not the student's fault.
        throw new SessionFailure('infra', `internal: a known mistake cannot be run: ${String(error)}`);
      }
    }
    const answers = keys.map((key) => this.#answers.get(key) ?? {});
    const names = Object.keys(answers[0] ?? {});
    return Object.fromEntries(names.map((name) => [name, answers.map((answer) => answer[name] ?? null)]));
  }

  async #ask(evaluations: readonly Evaluation[]): Promise<void> {
    const { exercise, probe } = this.#entry;
    this.#session ??= openSession({ engine: this.#engine, seed: 'mistakes', limits: exercise.limits });
    const session = await this.#session;
    const answers: Record<string, Observation | null>[] = evaluations.map(() => ({}));
    for (const [name, source] of Object.entries(await mistakeSources(this.#entry))) {
      const entry = `mistakes/${name}.ts`;
      await session.load({ files: { [entry]: stripTypes(source) }, entry, probe });
      for (const [i, evaluation] of evaluations.entries()) {
        const reply = await session.evaluate(evaluation);
        Object.assign(answers[i] ?? {}, { [name]: reply.kind === 'observed' ? reply.observation : null });
      }
    }
    for (const [i, evaluation] of evaluations.entries())
      this.#answers.set(keyOf(evaluation), answers[i] ?? {});
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
