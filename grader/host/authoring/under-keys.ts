import type { CheckResult } from '#grader/core/result.ts';
import type { Entry } from '../course/catalogue.ts';
import { AnswerChecks, isRight } from './answer-checks.ts';
import { correctSources, mistakeSources } from './answer-sources.ts';

export interface UnderKeys {
  readonly id: string;
  /** The number of correct answers and mistakes, each checked under every key. */
  readonly answers: number;
  readonly problems: readonly string[];
}

/**
 * Runs the hidden checks on every correct answer and every mistake under many keys. A key may change the numbers that
 * are drawn. It must change neither a verdict nor the mistake that is named. Trained checks are skipped.
 */
export async function proveUnderKeys(
  entry: Entry,
  { engine, keys }: { readonly engine: string; readonly keys: number },
): Promise<UnderKeys> {
  const { id } = entry.exercise;
  const checks = new AnswerChecks(entry, engine, { names: true, where: 'here' });
  const problems: string[] = [];
  try {
    const right = await correctSources(entry);
    const wrong = await mistakeSources(entry);
    const answers = new Map([...Object.entries(right), ...Object.entries(wrong)]);
    const first = new Map<string, string>();
    for (let i = 0; i < keys; i++)
      // All answers get the same inputs, so the oracles and the mistakes need to run on them only once.
      for (const [name, source] of answers) {
        const results = await checks.check(source, { key: `key ${i}`, student: 'any' });
        const told = toldOf(results);
        const before = first.get(name) ?? told;
        first.set(name, before);
        if (name in right && !isRight(results))
          problems.push(`'${name}' does not pass under key ${i}: ${told}`);
        else if (told !== before)
          problems.push(`'${name}' depends on the key: ${before} under key 0, ${told} under key ${i}`);
        else continue;
        answers.delete(name); // one problem of an answer is enough
      }
    return { id, answers: Object.keys(right).length + Object.keys(wrong).length, problems };
  } finally {
    await checks.close();
  }
}

/** The part of a student's results that no key may change. */
const toldOf = (results: readonly CheckResult[] | string): string =>
  typeof results === 'string'
    ? results
    : results.map(({ id, verdict, diagnosis }) => `${id} ${diagnosis?.mistake ?? verdict}`).join(', ');
