import { maxResultBytes } from '#grader/core/caps.ts';
import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue, Entry } from '#grader/host/course/catalogue.ts';
import { readGraded } from '#grader/host/grade/graded.ts';
import { gradeFile } from '#grader/host/grade/grade-submission.ts';
import { Mistakes } from '#grader/host/grade/predictions.ts';
import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { isolation } from '#grader/session/node/index.ts';
import { victims, type HostileCase } from './cases.ts';
import { hiddenNumbers } from './hidden-numbers.ts';
import { mark } from './prove.ts';
import { reportProblems } from './report-problems.ts';
import { otherSecret, type Stage } from './stage.ts';

/** Tighter than an exercise's, so that a hundred attacks end within minutes. */
const limits = { seconds: 1.5, memoryMb: 256, outputBytes: 65_536 };
const courseKey = 'k-8c1f0d5e';

export type Victims = Readonly<Record<HostileCase['exercise'], { entry: Entry; mistakes: Mistakes }>>;

/** The exercises that the cases hand in, each with the results of its known mistakes. */
export const openVictims = ({ exercises }: Catalogue): Victims =>
  Object.fromEntries(
    victims.map((id) => {
      const found = exercises.find(({ exercise }) => exercise.id === id);
      if (!found) throw new Error(`there is no exercise ${id}.`);
      const entry = { ...found, exercise: { ...found.exercise, limits } };
      return [id, { entry, mistakes: new Mistakes(entry, 'wasm') }];
    }),
  ) as Victims;

/** What an attack may gain, which is counted in the end. */
export const gains = ['point', 'secret', 'stopped', 'unwritten', 'other'] as const;

export interface Problem {
  readonly gain: (typeof gains)[number];
  readonly text: string;
}

export interface Found {
  readonly verdict: string;
  /** What is wrong with it; empty if the defence held. */
  readonly problems: readonly Problem[];
}

/** Grades the attack and then its twin, under the isolation in force. */
export async function gradeCase(
  one: HostileCase,
  all: Victims,
  stage: Stage,
  types: TypeChecker,
  visits: () => number,
): Promise<Found> {
  const problems: Problem[] = [];
  const must = (holds: boolean, text: string, gain: Problem['gain'] = 'other'): void => {
    if (!holds) problems.push({ gain, text });
  };
  const { entry, mistakes } = all[one.exercise];
  const grade = async (source: string, name: string, place?: HostileCase['place']) => {
    const found = stage.handIn(source, one, name, place);
    const options = { engine: 'wasm', key: courseKey, mode: 'grade', train: false, mistakes } as const;
    return (await gradeFile(entry, found, { ...options, types: one.types ? types : undefined })).result;
  };
  let attack: ExerciseResult;
  try {
    const before = { files: stage.fingerprint(), visits: visits() };
    attack = await grade(one.attack, one.name, one.place);
    must(stage.fingerprint() === before.files, 'it changed files that are not its own');
    must(visits() === before.visits, 'it reached the network');
  } catch (error) {
    return { verdict: '', problems: [{ gain: 'stopped', text: `grading threw: ${String(error)}` }] };
  }
  must(attack.verdict === one.expected, `${attack.verdict} instead of ${one.expected}: ${shown(attack)}`);
  must(attack.points === 0, `${attack.points} points that it did not earn`, 'point');
  const seen = JSON.stringify(attack);
  must(
    readGraded({ result: JSON.parse(seen) as unknown }) !== undefined,
    `its result of ${seen.length} characters is refused; at most ${maxResultBytes} bytes`,
    'unwritten',
  );
  const secrets = [courseKey, otherSecret, ...(await hiddenNumbers(entry, courseKey, one.name))];
  const secret = secrets.find((text) => seen.includes(text));
  must(secret === undefined, `a secret came out: ${secret ?? ''}`, 'secret');
  const hidden = attack.checks.filter(({ visibility }) => visibility === 'hidden');
  must(!hidden.some(({ message }) => /exit code \d/.test(message)), 'an exit code came out', 'secret');
  if (one.proof === 'told') must(hidden.length > 0, 'it was asked nothing hidden');
  must(
    one.proof === 'fooled' || !hidden.some(({ message }) => message.includes(mark)),
    'it says that it worked',
  );
  for (const text of [...reportProblems(one.name, attack), ...reportProblems(one.twinName, attack)])
    must(false, text);
  const twin = await grade(one.twin, one.twinName);
  // Nothing is trained here.
  const most = twin.checks.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  must(
    twin.verdict === 'pass' && twin.points === most && most > 0,
    `its harmless twin got ${twin.verdict}, ${twin.points} points, under ${isolation().name}: ${shown(twin)}`,
  );
  return { verdict: attack.verdict, problems };
}

const shown = ({ message, checks }: ExerciseResult): string =>
  [message, ...checks.map((check) => `${check.id}: ${check.verdict} ${check.message}`)]
    .join('; ')
    .slice(0, 600);
