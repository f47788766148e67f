import type { EquivalentMutant } from '#grader/core/equivalent-mutant.ts';
import type { Entry } from '../course/catalogue.ts';
import { AnswerChecks, isRight } from './answer-checks.ts';
import { correctSources } from './answer-sources.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import { privateFile } from './private-file.ts';

/** The outcome for the mutants of one solution. */
export interface Mutation {
  readonly id: string;
  readonly killed: number;
  readonly equivalent: number;
  /** Mutants that no check fails and that are not recorded as equivalent. */
  readonly alive: readonly Mutant[];
  /** What is wrong with `equivalent-mutants.ts`, in one sentence each. */
  readonly problems: readonly string[];
}

/** The number of keys under which a mutant that is recorded as equivalent must pass. */
export const equivalentDraws = 1000;

export interface MutateOptions {
  readonly engine: string;
  /** How many draws an equivalent mutant must pass. */
  readonly draws: number;
}

/**
 * Grades each mutant of the solution. A mutant is killed if a hidden check or a practice question fails under any key;
 * trained checks are skipped. A mutant that is recorded as equivalent must pass under every key.
 * @throws if the solution itself does not pass
 */
export async function mutate(entry: Entry, { engine, draws }: MutateOptions): Promise<Mutation> {
  const { id } = entry.exercise;
  const { solution = '' } = await correctSources(entry);
  const checks = new AnswerChecks(entry, engine, { names: false, where: 'child' });
  // A mutant that has passed once ends.
  const again = new AnswerChecks(entry, engine, { names: false, where: 'here' });
  try {
    const passes = async (source: string): Promise<boolean> =>
      isRight(await checks.check(source, { key: 'dev-mutate', student: 'mutant' }));
    if (!(await passes(solution)))
      throw new Error(`${id}: the solution does not pass. Run 'genlab dev check ${id}' first.`);
    const recorded = await equivalentMutants(entry);
    const mutants = mutantsOf(solution);
    const problems = unknown(recorded, mutants).map(
      (code) => `equivalent-mutants.ts: no mutant of the solution is \`${code}\`. Remove it.`,
    );
    let killed = 0;
    const alive: Mutant[] = [];
    const equivalent: Mutant[] = [];
    for (const mutant of mutants) {
      const isRecorded = mutant.code in recorded;
      if (!(await passes(mutant.source))) {
        killed++;
        if (isRecorded) problems.push(`equivalent-mutants.ts: \`${mutant.code}\` is killed. Remove it.`);
      } else (isRecorded ? equivalent : alive).push(mutant);
    }
    const asked = new Set(equivalent);
    for (let i = 0; i < draws; i++)
      for (const mutant of asked)
        if (!isRight(await again.check(mutant.source, { key: `equivalent ${i}`, student: 'mutant' }))) {
          problems.push(`equivalent-mutants.ts: \`${mutant.code}\` is killed under key 'equivalent ${i}'.`);
          asked.delete(mutant);
        }
    return { id, killed, equivalent: equivalent.length, alive, problems };
  } finally {
    await checks.close();
    await again.close();
  }
}

const unknown = (
  recorded: Readonly<Record<string, EquivalentMutant>>,
  mutants: readonly Mutant[],
): string[] => {
  const codes = new Set(mutants.map(({ code }) => code));
  return Object.keys(recorded).filter((code) => !codes.has(code));
};

/** By the code of the mutant, from `_private/equivalent-mutants.ts` if the exercise has one. */
async function equivalentMutants(entry: Entry): Promise<Readonly<Record<string, EquivalentMutant>>> {
  const list = (await privateFile<readonly EquivalentMutant[]>(entry, 'equivalent-mutants.ts')) ?? [];
  return Object.fromEntries(list.map((one) => [one.code, one]));
}
