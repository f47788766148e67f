import type { Evidence } from '#grader/core/check.ts';
import type { Predictions } from '#grader/core/diagnosis.ts';
import type { Evaluation, Observation } from '#grader/core/session.ts';
import { openSession, stripTypes, type NodeSession } from '#grader/sandbox/index.ts';
import { privateSources, type Entry } from './catalogue.ts';

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
    const { exercise, probe } = this.#entry;
    this.#session ??= openSession({ engine: this.#engine, seed: 'mistakes', limits: exercise.limits });
    const session = await this.#session;
    const predictions: Record<string, (Observation | null)[]> = {};
    for (const [name, source] of Object.entries(await privateSources(this.#entry, 'mistakes'))) {
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
    (await this.#session)?.close();
  }
}
