import type { Evidence } from '#grader/core/check.ts';
import type { Predictions } from '#grader/core/diagnosis.ts';
import { SessionFailure, type Evaluation, type Observation } from '#grader/core/session.ts';
import { openSession, stripTypes, type NodeSession } from '#grader/sandbox/index.ts';
import { wrongAnswers } from './answers.ts';
import type { Entry } from './catalogue.ts';

/** Asks every known mistake of an exercise the same questions, in one child of our own, started when first needed. */
export class Mistakes {
  #session: Promise<NodeSession> | undefined;
  readonly #entry: Entry;
  readonly #engine: string;

  constructor(entry: Entry, engine: string) {
    this.#entry = entry;
    this.#engine = engine;
  }

  async predict(questions: readonly (Evaluation | Evidence)[]): Promise<Predictions> {
    const evaluations = questions.map((question) => ('reply' in question ? question.evaluation : question));
    const { exercise } = this.#entry;
    this.#session ??= openSession({ engine: this.#engine, seed: 'mistakes', limits: exercise.limits });
    try {
      return await this.#ask(await this.#session, evaluations);
    } catch (error) {
      // These are our own files: whatever stops them is no student's doing.
      throw new SessionFailure('infra', `internal: a known mistake cannot be asked: ${String(error)}`);
    }
  }

  async #ask(session: NodeSession, evaluations: readonly Evaluation[]): Promise<Predictions> {
    const predictions: Record<string, (Observation | null)[]> = {};
    const { probe } = this.#entry;
    for (const [name, source] of Object.entries(await wrongAnswers(this.#entry))) {
      const entry = `mistakes/${name}.ts`;
      await session.load({ files: { [entry]: stripTypes(source) }, entry, probe });
      const observations: (Observation | null)[] = [];
      for (const evaluation of evaluations) {
        const reply = await session.evaluate(evaluation);
        observations.push(reply.kind === 'observed' ? reply.observation : null);
      }
      predictions[name] = observations;
    }
    return predictions;
  }

  async close(): Promise<void> {
    // Where it could not be opened there is nothing to close.
    (await this.#session?.catch(() => undefined))?.close();
  }
}
