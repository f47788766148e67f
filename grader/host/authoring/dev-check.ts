import { parseGolden, type Golden } from '#grader/core/golden.ts';
import type { ExerciseResult } from '#grader/core/result.ts';
import { mistakeTexts, rightAnswers, wrongAnswers } from './answers.ts';
import type { Entry } from '../course/catalogue.ts';
import { makeGolden } from './golden.ts';
import { gradeExercise } from '../grade/grade-exercise.ts';
import { Mistakes } from '../grade/predictions.ts';

/** One row of the kill matrix: what each check said of one mistake. */
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

/** Proves an exercise: its stub fails, right answers pass, each known mistake is caught by its check, under its name. */
export async function proveExercise(
  entry: Entry,
  {
    leaveOut = () => false,
    takesMistake = () => true,
    golden = true,
    ...options
  }: {
    engine: string;
    key: string;
    /** Answers that the engine cannot run, by their source. */
    leaveOut?: (source: string) => boolean;
    /** By a mistake's place among those of the exercise: false leaves it out. */
    takesMistake?: (place: number) => boolean;
    /** False leaves the comparison of `golden.json` out, whose questions do not depend on the engine. */
    golden?: boolean;
    /** False leaves trained checks out. */
    train?: boolean;
  },
): Promise<CourseProof> {
  const problems: string[] = [];
  // All answers are asked the same hidden questions, as one student's would be.
  const mistakes = new Mistakes(entry, options.engine);
  const run = async (source: string): Promise<ExerciseResult> =>
    (await gradeExercise(entry, source, { ...options, student: 'dev-check', mode: 'grade', mistakes }))
      .result;

  const { checks } = await entry.hiddenChecks();
  const full = checks
    .filter(({ kind }) => options.train !== false || kind !== 'trained')
    .reduce((sum, { points }) => sum + points, 0);

  // Questions to practise on stand among the public checks alone, and carry no points.
  const practised = new Set(
    (await entry.publicChecks()).checks
      .filter((check) => check.kind === 'property' && check.drawsNothing)
      .map(({ id }) => id),
  );

  const stub = await run(entry.stub);
  if (stub.verdict === 'pass' || stub.points > 0)
    problems.push(`the stub scores ${stub.points} points (${stub.verdict})`);

  const right = await rightAnswers(entry);
  for (const [name, source] of Object.entries(right)) {
    if (leaveOut(source)) continue;
    const result = await run(source);
    if (result.verdict !== 'pass' || result.points !== full)
      problems.push(`'${name}' should pass: ${describe(result)}`);
  }

  const texts = await mistakeTexts(entry);
  const matrix: KillRow[] = [];
  const wrong = Object.entries(await wrongAnswers(entry)).filter((_, place) => takesMistake(place));
  for (const [mistake, source] of wrong) {
    if (leaveOut(source)) continue;
    const result = await run(source);
    const intended = texts[mistake]?.caughtBy ?? '';
    if (result.points === full && !practised.has(intended))
      problems.push(`mistake '${mistake}' earns full points`);
    const caught = result.checks.filter((check) => check.id === intended);
    if (caught.length === 0)
      problems.push(
        `mistake '${mistake}': there is no check '${intended}', or nothing ran: ${result.message}`,
      );
    for (const check of caught)
      if (check.verdict === 'pass')
        problems.push(`mistake '${mistake}' passes the ${check.visibility} check '${intended}'`);
      else if (check.diagnosis?.mistake !== mistake)
        problems.push(
          `mistake '${mistake}' is not named by the ${check.visibility} check '${intended}' (${check.diagnosis?.mistake ?? check.message})`,
        );
    for (const check of result.checks)
      if (check.diagnosis && check.diagnosis.mistake !== mistake)
        problems.push(
          `mistake '${mistake}' is named '${check.diagnosis.mistake}' by the ${check.visibility} check '${check.id}'`,
        );
    matrix.push({
      mistake,
      cells: Object.fromEntries(
        result.checks.map((check) => [
          `${check.visibility}/${check.id}`,
          {
            passed: check.verdict === 'pass',
            ...(check.diagnosis ? { named: check.diagnosis.mistake } : {}),
          },
        ]),
      ),
    });
  }

  if (
    golden &&
    !sameCases(await entry.golden(), parseGolden(JSON.parse(await makeGolden(entry, options.engine))))
  )
    problems.push(`golden.json is out of date: run 'genlab dev golden ${entry.exercise.id}'`);
  await mistakes.close();
  return { id: entry.exercise.id, problems, accepted: Object.keys(right).length, matrix };
}

/** Everything but the predictions, which differ from engine to engine in the last bit. */
function sameCases(stored: Golden, fresh: Golden): boolean {
  const questions = ({ mistakes, checks }: Golden): string =>
    JSON.stringify([mistakes, checks], (key, value: unknown) =>
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
