import type { Catalogue, Entry } from '#grader/host/catalogue.ts';
import { gradeFile } from '#grader/host/grade-submission.ts';
import type { Mistakes } from '#grader/host/predictions.ts';
import { isolation } from '#grader/sandbox/index.ts';
import type { HostileCase } from './cases.ts';
import { mark } from './prove.ts';
import { reportProblems } from './report-problems.ts';
import { id, otherSecret, type Stage } from './stage.ts';

/** Tighter than an exercise's, so that a hundred attacks end within minutes. */
const limits = { seconds: 1.5, memoryMb: 256, outputBytes: 65_536 };
const courseKey = 'k-8c1f0d5e';

/** The one exercise that all cases hand in. */
export function victim(catalogue: Catalogue): Entry {
  const entry = catalogue.exercises.find(({ exercise }) => exercise.id === id);
  if (!entry) throw new Error(`there is no exercise ${id}.`);
  return { ...entry, exercise: { ...entry.exercise, limits } };
}

export interface Found {
  readonly verdict: string;
  /** What is wrong with it; empty where the defence held. */
  readonly problems: readonly string[];
}

/** Grades the attack and then its twin, under the isolation in force. */
export async function gradeCase(
  one: HostileCase,
  entry: Entry,
  stage: Stage,
  mistakes: Mistakes,
  visits: () => number,
): Promise<Found> {
  const grade = async (source: string, name: string, place?: HostileCase['place']) => {
    const found = stage.handIn(source, name, place);
    const options = { engine: 'wasm', key: courseKey, mode: 'grade', mistakes } as const;
    return (await gradeFile(entry, found, options)).result;
  };
  const before = { files: stage.fingerprint(), visits: visits() };
  const attack = await grade(one.attack, one.name, one.place);
  const problems: string[] = [];
  const must = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  must(attack.verdict === one.expected, `${attack.verdict} instead of ${one.expected}: ${attack.message}`);
  must(attack.points === 0, `${attack.points} points that it did not earn`);
  const seen = JSON.stringify(attack);
  must(!seen.includes(courseKey) && !seen.includes(otherSecret), 'a secret came out');
  must(one.proof === 'fooled' || !attack.printed.includes(mark), 'the attack says that it worked');
  must(stage.fingerprint() === before.files, 'it changed files that are not its own');
  must(visits() === before.visits, 'it reached the network');
  problems.push(...reportProblems(one.name, attack), ...reportProblems(one.twinName, attack));
  const twin = await grade(one.twin, one.twinName);
  must(
    twin.verdict === 'pass' && twin.points === entry.exercise.points,
    `its harmless twin got ${twin.verdict}, ${twin.points} points, under ${isolation().name}: ${twin.message}`,
  );
  return { verdict: attack.verdict, problems };
}
