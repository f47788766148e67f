/**
 * What Node says of each answer to the public checks. `npm run agreement` grades every answer on WebAssembly and writes it
 * down, and `npm run agreement:page` compares the page with it. A grading asks the public checks first, so what they say does
 * not depend on the hidden ones. Whatever is missing or older than the code is graded again.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { CheckResult, ExerciseResult, Verdict } from '#grader/core/result.ts';
import { worstVerdict } from '#grader/core/run-checks.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';
import { newestChange } from '#site/scripts/newest-change.ts';

/** The student in whose name the page seeds the randomness of an answer's own. */
export const student = 'page';

const root = new URL('../../', import.meta.url);
const file = new URL('node_modules/.cache/genlab/verdicts-in-node.json', root);
const sources = ['datasets', 'exercises', 'grader', 'reference', 'tests/agreement', 'package-lock.json'];

interface Judged {
  readonly verdict: Verdict;
  readonly checks: readonly Pick<CheckResult, 'id' | 'verdict' | 'diagnosis'>[];
}

/** What must be equal: the verdict on each check, and the mistake that it is called by. */
export const verdictsOf = ({ verdict, checks }: Judged): string =>
  [verdict, ...checks.map((check) => `${check.id} ${check.verdict} ${check.diagnosis?.mistake ?? '–'}`)].join(
    '; ',
  );

/** What the public checks of a grading say, as if nothing else had been asked. */
function publicVerdicts({ verdict, checks }: ExerciseResult): string {
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

  add(exercise: string, source: string, result: ExerciseResult): void {
    this.#verdicts[keyOf(exercise, source)] = publicVerdicts(result);
  }

  async write(): Promise<void> {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, JSON.stringify({ began: this.#began, verdicts: this.#verdicts }));
  }
}

/** Asks for the verdicts of Node: those that are written down, if no code has changed since, and else fresh ones. */
export async function openNodeVerdicts(): Promise<(entry: Entry, source: string) => Promise<string>> {
  const written = await readWritten();
  console.log(`${Object.keys(written).length} verdicts of Node come from npm run agreement`);
  return async (entry, source) =>
    written[keyOf(entry.exercise.id, source)] ??
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

const keyOf = (exercise: string, source: string): string => `${exercise}\n${source}`;
