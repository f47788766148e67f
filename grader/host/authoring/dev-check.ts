import { parseGolden, type Golden } from '#grader/core/golden.ts';
import type { ExerciseResult } from '#grader/core/result.ts';
import type { StudentSession } from '#grader/core/session.ts';
import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { knownMistakes, correctSources, mistakeSources } from './answer-sources.ts';
import type { Entry } from '../course/catalogue.ts';
import { makeGolden } from './golden.ts';
import { mistakeTypeProblems } from './mistake-types.ts';
import { misnamedInputs } from './parameters.ts';
import { promiseProblems } from './promises.ts';
import { gradeExercise } from '../grade/grade-exercise.ts';
import { Mistakes } from '../grade/predictions.ts';

/** One row of the kill matrix: the result of each check for one mistake. */
export interface KillRow {
  readonly mistake: string;
  /** By `visibility/check`: passed, failed without a name, or the mistake that it was taken for. */
  readonly cells: Readonly<Record<string, { readonly passed: boolean; readonly named?: string }>>;
}

export interface CourseProof {
  readonly id: string;
  readonly problems: readonly string[];
  readonly accepted: number;
  readonly matrix: readonly KillRow[];
}

interface ProofOptions {
  readonly engine: string;
  readonly key: string;
  /** Answers that the engine cannot run, identified by their source. */
  readonly skips?: (source: string) => boolean;
  /** Takes a mistake's index in the exercise; false skips it. */
  readonly includesMistake?: (place: number) => boolean;
  /** False skips the comparison of `golden.json`, whose cases do not depend on the engine. */
  readonly golden?: boolean;
  /** Checks the types of the mistakes; if absent, they are not checked. */
  readonly typeChecker?: TypeChecker;
  /** False skips trained checks. */
  readonly train?: boolean;
  /** The key and the student that hidden inputs, and an answer's own random numbers, are drawn for. */
  readonly student?: string;
  /** Opens a session for an answer; by default a fresh child. */
  readonly open?: (source: string) => Promise<StudentSession>;
  /** The engine on which the known mistakes run, to compare an answer with them; by default the same. */
  readonly mistakesOn?: string;
  /** Receives the result of each correct answer, of each mistake and of the stub. */
  readonly graded?: (source: string, result: ExerciseResult) => void;
}

/**
 * Proves an exercise: its stub fails, correct answers pass, and each known mistake type-checks and is caught under its
 * name.
 */
export async function proveExercise(
  entry: Entry,
  {
    skips = () => false,
    includesMistake = () => true,
    graded = () => undefined,
    golden = true,
    student = 'dev-check',
    mistakesOn,
    typeChecker,
    ...options
  }: ProofOptions,
): Promise<CourseProof> {
  const known = await knownMistakes(entry);
  const wrong = await mistakeSources(entry);
  const misnamed = await misnamedInputs(entry);
  if (misnamed !== undefined) return unproved(entry, misnamed);
  // All answers get the same hidden inputs, as if they were one student's.
  const mistakes = new Mistakes(entry, mistakesOn ?? options.engine);
  const run = async (source: string): Promise<ExerciseResult> => {
    const { result } = await gradeExercise(entry, source, { ...options, student, mode: 'grade', mistakes });
    graded(source, result);
    return result;
  };
  const full = await fullPoints(entry, options.train ?? true);
  const problems = stubProblems(await run(entry.stub));
  if (typeChecker) problems.push(...(await mistakeTypeProblems(wrong, typeChecker)));

  const right = await correctSources(entry);
  for (const [name, source] of Object.entries(right)) {
    if (skips(source)) continue;
    const result = await run(source);
    const fault = result.checks.find(({ verdict }) => verdict === 'infra');
    if (fault) {
      await mistakes.close();
      return unproved(entry, fault.message);
    }
    problems.push(...rightAnswerProblems(name, result, full));
  }

  const practice = await practiceQuestions(entry);
  const matrix: KillRow[] = [];
  for (const [mistake, source] of Object.entries(wrong).filter((_, place) => includesMistake(place))) {
    if (skips(source)) continue;
    const result = await run(source);
    const intended = known[mistake]?.caughtBy ?? '';
    if (result.points === full && !practice.has(intended))
      problems.push(`mistake '${mistake}' earns full points`);
    problems.push(...missedBy(mistake, intended, result), ...namedOtherwise(mistake, result));
    matrix.push(killRow(mistake, result));
  }

  problems.push(...(await promiseProblems(entry)));
  if (golden) problems.push(...(await goldenProblems(entry, options.engine)));
  await mistakes.close();
  return { id: entry.exercise.id, problems, accepted: Object.keys(right).length, matrix };
}

/** A problem that stops a proof is reported alone: every other problem would follow from it. */
const unproved = ({ exercise }: Entry, problem: string): CourseProof => ({
  id: exercise.id,
  problems: [problem],
  accepted: 0,
  matrix: [],
});

/** The sum of the points of the checks that run. */
async function fullPoints(entry: Entry, train: boolean): Promise<number> {
  const { checks } = await entry.hiddenChecks();
  return checks
    .filter(({ kind }) => train || kind !== 'trained')
    .reduce((sum, { points }) => sum + points, 0);
}

/** Practice questions have public checks only, and carry no points. */
async function practiceQuestions(entry: Entry): Promise<ReadonlySet<string>> {
  const { checks } = await entry.publicChecks();
  return new Set(
    checks.filter((check) => check.kind === 'property' && check.drawsNothing).map(({ id }) => id),
  );
}

const stubProblems = ({ verdict, points }: ExerciseResult): string[] =>
  verdict === 'pass' || points > 0
    ? [`the stub scores ${points} ${points === 1 ? 'point' : 'points'} (${verdict})`]
    : [];

const rightAnswerProblems = (name: string, result: ExerciseResult, full: number): string[] =>
  result.verdict === 'pass' && result.points === full ? [] : [`'${name}' should pass: ${describe(result)}`];

/**
 * What is wrong with the check that a mistake is meant for: it does not exist, the mistake passes, or the check does
 * not name it.
 */
function missedBy(mistake: string, intended: string, { checks, message }: ExerciseResult): string[] {
  const meant = checks.filter(({ id }) => id === intended);
  if (meant.length === 0)
    return [`mistake '${mistake}': there is no check '${intended}', or nothing ran: ${message}`];
  return meant.flatMap(({ verdict, visibility, diagnosis, message }) => {
    if (verdict === 'pass') return [`mistake '${mistake}' passes the ${visibility} check '${intended}'`];
    if (diagnosis?.mistake === mistake) return [];
    const instead = diagnosis?.mistake ?? message;
    return [`mistake '${mistake}' is not named by the ${visibility} check '${intended}' (${instead})`];
  });
}

/** The checks that name a mistake as a different one. */
const namedOtherwise = (mistake: string, { checks }: ExerciseResult): string[] =>
  checks.flatMap(({ id, visibility, diagnosis }) =>
    diagnosis && diagnosis.mistake !== mistake
      ? [`mistake '${mistake}' is named '${diagnosis.mistake}' by the ${visibility} check '${id}'`]
      : [],
  );

const killRow = (mistake: string, { checks }: ExerciseResult): KillRow => ({
  mistake,
  cells: Object.fromEntries(
    checks.map(({ id, visibility, verdict, diagnosis }) => [
      `${visibility}/${id}`,
      { passed: verdict === 'pass', ...(diagnosis ? { named: diagnosis.mistake } : {}) },
    ]),
  ),
});

async function goldenProblems(entry: Entry, engine: string): Promise<string[]> {
  const fresh = parseGolden(JSON.parse(await makeGolden(entry, engine)));
  return sameCases(await entry.golden(), fresh)
    ? []
    : [`golden.json is out of date: run 'genlab dev golden ${entry.exercise.id}'`];
}

/** Everything but the predictions, which differ from engine to engine in the last bit. */
function sameCases(stored: Golden, fresh: Golden): boolean {
  const questions = ({ parameters, mistakes, checks }: Golden): string =>
    JSON.stringify([parameters, mistakes, checks], (key, value: unknown) =>
      key === 'predictions' ? Object.keys(value as object) : value,
    );
  return questions(stored) === questions(fresh);
}

const describe = (result: ExerciseResult): string =>
  [
    result.message,
    ...result.checks
      .filter((check) => check.verdict !== 'pass')
      .map((check) => `${check.visibility} '${check.id}': ${check.message}`),
  ]
    .filter((text) => text !== '')
    .join(' ');
