import {
  isJudged,
  type CheckResult,
  type Diagnosis,
  type ExerciseResult,
  type FinalGrade,
  type SubmissionResult,
} from '#grader/core/result.ts';

const names = new Map<string, string>();
/** One string for all results of a class; it shares no memory with the text that it was cut from. */
function shared(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const copy = Buffer.from(text).toString();
  if (names.size < 10_000) names.set(copy, copy);
  return copy;
}

const longestNote = 500;

/** A result reduced to what the tables of a class need, and small however much a student wrote. */
export const digestOf = (result: SubmissionResult): SubmissionResult => ({
  ...result,
  exercises: result.exercises.map((exercise) => ({
    ...exercise,
    ...{ id: shared(exercise.id), title: shared(exercise.title), printed: '', typeErrors: [] },
    message: isJudged(exercise) ? '' : Buffer.from(exercise.message.slice(0, longestNote)).toString(),
    checks: exercise.checks
      .filter(({ diagnosis }) => diagnosis !== undefined)
      .map(({ id, visibility, verdict, points, maxPoints, diagnosis }) => ({
        ...{ id: shared(id), title: '', visibility, verdict, points, maxPoints, message: '', margin: null },
        ...(diagnosis
          ? { diagnosis: { mistake: shared(diagnosis.mistake), explanation: '', lesson: '' } }
          : {}),
      })),
  })),
});

/** Points out of the maximum; a question mark if they are unknown. */
export const outOf = (score: number | null, maxScore: number, between = '/'): string =>
  `${score ?? '?'}${between}${maxScore}`;

/** A bonus is marked: its points come on top, so a total may exceed its maximum. */
export const pointsOf = (exercise: ExerciseResult): string =>
  `${outOf(isJudged(exercise) ? exercise.points : null, exercise.maxPoints)}${exercise.bonus ? ' bonus' : ''}`;

/** The engine and the isolation of the first result that ran any code. */
export function gradedWith(results: readonly SubmissionResult[]): string {
  const ran = results.find(({ engine }) => engine.version !== 'not started');
  if (!ran) return 'no code was run';
  const { name, version, device } = ran.engine;
  return `graded with ${name} ${version} (${device}), isolation ${ran.isolation}`;
}

/** An exercise's name in the header of its gradebook column. */
export const columnOf = ({ id, bonus }: ExerciseResult): string =>
  `${id.split('/')[1] ?? id}${bonus ? ' (bonus)' : ''}`;

/** Each misconception once, however many checks found it. */
export const diagnosesOf = (checks: readonly CheckResult[]): readonly Diagnosis[] => [
  ...new Map(checks.flatMap(({ diagnosis }) => (diagnosis ? [[diagnosis.mistake, diagnosis]] : []))).values(),
];

/** If the public check of the same name fails too, a hidden check has nothing to add. */
export function messageOf(check: CheckResult, { checks }: ExerciseResult): string {
  const twin = checks.find(({ visibility, title }) => visibility === 'public' && title === check.title);
  return check.visibility === 'hidden' && twin?.verdict === 'fail' && check.verdict === 'fail'
    ? ''
    : check.message;
}

/** How many submissions show each misconception, the most frequent first. */
export function misconceptions(
  results: readonly SubmissionResult[],
): readonly { exercise: string; mistake: string; count: number }[] {
  const counts = new Map<string, { exercise: string; mistake: string; count: number }>();
  for (const { id: exercise, checks } of results.flatMap(({ exercises }) => exercises))
    for (const { mistake } of diagnosesOf(checks)) {
      const name = `${exercise} ${mistake}`;
      counts.set(name, { exercise, mistake, count: (counts.get(name)?.count ?? 0) + 1 });
    }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** The days of the exercise that was handed in latest after its deadline. */
export const daysLate = ({ exercises }: FinalGrade): number =>
  Math.max(0, ...exercises.map((one) => one.daysLate));

/** How the final grade follows from the points, in one line for the student with every number that matters. */
export function finalLine(final: FinalGrade): string {
  const late = daysLate(final);
  const notes = [
    ...(final.attempts > 1 ? [`${final.attempts} attempts`] : []),
    ...(late > 0 ? [`${late} ${late === 1 ? 'day' : 'days'} late`] : []),
    ...(final.extension === null ? [] : [`extension: ${final.extension}`]),
    ...(final.handedIn === null ? [] : [`handed in ${final.handedIn}`]),
  ];
  return `final grade ${outOf(final.score, final.maxScore, ' of ')}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}
