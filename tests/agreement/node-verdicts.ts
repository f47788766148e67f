/**
 * Node's verdicts of the public checks on each answer. `npm run agreement` grades every answer on WebAssembly and
 * stores the verdicts, and `npm run agreement:page` compares the page with them. A grading runs the public checks
 * first, so their verdicts do not depend on the hidden ones. Verdicts that are missing or older than the code are
 * computed again.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { CheckResult, ExerciseResult, Verdict } from '#grader/core/result.ts';
import { worstVerdict } from '#grader/core/run-checks.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';
import { newestChange } from '#site/scripts/newest-change.ts';

/** The student whose name the page uses as the seed of an answer's own random numbers. */
export const student = 'page';

const root = new URL('../../', import.meta.url);
const file = new URL('node_modules/.cache/genlab/verdicts-in-node.json', root);
const sources = ['datasets', 'exercises', 'grader', 'reference', 'tests/agreement', 'package-lock.json'];

interface Judged {
  readonly verdict: Verdict;
  readonly checks: readonly Pick<CheckResult, 'id' | 'verdict' | 'diagnosis'>[];
}

/** What must be equal: the verdict on each check, and the mistake that is named. */
export const verdictsOf = ({ verdict, checks }: Judged): string =>
  [verdict, ...checks.map((check) => `${check.id} ${check.verdict} ${check.diagnosis?.mistake ?? '–'}`)].join(
    '; ',
  );

/** By `verdictKey`: what `publicVerdicts` says of the answer. */
export type PublicVerdicts = Readonly<Record<string, string>>;

/** The results of a grading's public checks alone. */
export function publicVerdicts({ verdict, checks }: ExerciseResult): string {
  const open = checks.filter(({ visibility }) => visibility === 'public');
  return verdictsOf({
    verdict: checks.length === 0 ? verdict : worstVerdict(open.map((check) => check.verdict)),
    checks: open,
  });
}

/** The verdicts of one run of `npm run agreement`. */
export class NodeVerdicts {
  readonly #began = Date.now();
  readonly #verdicts: Record<string, string> = {};

  add(verdicts: PublicVerdicts): void {
    Object.assign(this.#verdicts, verdicts);
  }

  async write(): Promise<void> {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, JSON.stringify({ began: this.#began, verdicts: this.#verdicts }));
  }
}

/** Returns Node's verdicts: the stored ones if no code has changed since, else new ones. */
export async function openNodeVerdicts(): Promise<(entry: Entry, source: string) => Promise<string>> {
  const written = await readWritten();
  console.log(`${Object.keys(written).length} verdicts of Node come from npm run agreement`);
  return async (entry, source) =>
    written[verdictKey(entry.exercise.id, source)] ??
    publicVerdicts(
      (await gradeExercise(entry, source, { engine: 'wasm', key: '', student, mode: 'check' })).result,
    );
}

async function readWritten(): Promise<Readonly<Record<string, string>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return {};
  }
  const { began, verdicts } = JSON.parse(text) as { began: number; verdicts: Record<string, string> };
  return (await newestChange(root.pathname, sources)) < began ? verdicts : {};
}

export const verdictKey = (exercise: string, source: string): string => `${exercise}\n${source}`;
