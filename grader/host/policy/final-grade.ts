import { keyOf } from '#grader/core/identity.ts';
import {
  isJudged,
  scoreOf,
  type ExerciseResult,
  type FinalGrade,
  type SubmissionResult,
} from '#grader/core/result.ts';
import { daysAfter, deadlineOf } from './deadline.ts';
import type { Policy } from './policy.ts';

/** One attempt of a student: what it earned, and when it was handed in if that is known. */
export interface Attempt {
  readonly result: SubmissionResult;
  readonly handedIn: Date | undefined;
}

type Extension = Policy['extensions'][string];
type Line = FinalGrade['exercises'][number];

/**
 * The final grade of a student's attempts, oldest first, under a policy. For each exercise
 *
 *     counted = points · weight · max(0, 1 − perDay · days),
 *
 * where `days` is the days begun between the deadline (with the student's extension and the grace) and the hand-in
 * time: calendar days of the policy's time zone, or 24 hours each without one. An attempt with no known hand-in time
 * counts as on time, and the grade says so.
 */
export function finalGrade(attempts: readonly [Attempt, ...Attempt[]], policy: Policy): SubmissionResult {
  const last = attempts.at(-1) ?? attempts[0];
  const considered = policy.attempts === 'best' ? attempts : [last];
  const extension = extensionOf(last.result, policy);
  const chosen = last.result.exercises.map(({ id }) =>
    considered
      .map((attempt) => countFor(attempt, id, extension, policy))
      .reduce((best, one) => (isBetter(one, best) ? one : best)),
  );
  const lines = chosen.map(({ line }) => line);
  const exercises = chosen.map(({ exercise }) => exercise);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const final: FinalGrade = {
    score: exercises.every(isJudged) ? rounded(sum(lines.map(({ counted }) => counted))) : null,
    maxScore: rounded(sum(lines.map(({ maxCounted }) => maxCounted))),
    attempts: attempts.length,
    handedIn: last.handedIn?.toISOString() ?? null,
    extension: extension ? (extension.why ?? 'granted') : null,
    exercises: lines,
  };
  return {
    ...last.result,
    exercises,
    score: scoreOf(exercises),
    final,
  };
}

interface Counted {
  readonly exercise: ExerciseResult;
  readonly line: Line;
}

/**
 * A later attempt wins a tie. An unreadable attempt ranks below any answer. An attempt that we failed to grade may be
 * the best, unless another one has full points.
 */
function isBetter(one: Counted, best: Counted): boolean {
  const rank = ({ exercise, line }: Counted): number => {
    if (exercise.verdict === 'ungradable') return -1;
    if (exercise.verdict === 'infra') return exercise.maxPoints * line.weight - 1e-9;
    return line.counted;
  };
  return rank(one) >= rank(best);
}

function countFor(
  { result, handedIn }: Attempt,
  id: string,
  extension: Extension | undefined,
  policy: Policy,
): Counted {
  const exercise = result.exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`internal: an attempt of ${result.submission} lacks ${id}`);
  const weight = weightOf(policy, id);
  const daysLate = exercise.attempted ? lateness(id, handedIn, extension, policy) : 0;
  const { perDay = 0, lastDay = Infinity } = policy.late ?? {};
  const kept = daysLate > lastDay ? 0 : Math.max(0, 1 - perDay * daysLate);
  return {
    exercise,
    line: {
      ...{ id, weight, daysLate },
      counted: rounded(exercise.points * weight * kept),
      maxCounted: maxCounted(policy, exercise),
    },
  };
}

/** The maximum points of an exercise under a policy; 0 for a bonus. */
export const maxCounted = (
  policy: Policy,
  { id, maxPoints, bonus }: Pick<ExerciseResult, 'id' | 'maxPoints' | 'bonus'>,
): number => (bonus ? 0 : rounded(maxPoints * weightOf(policy, id)));

const weightOf = (policy: Policy, id: string): number => scoped(policy.weights, id) ?? 1;

/** Students choose their names, and one may be called `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
const scoped = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  own(record, id) ?? own(record, id.split('/')[0] ?? '');

/** A student's own extension comes before the group's. */
function extensionOf({ submission, group }: SubmissionResult, { extensions }: Policy): Extension | undefined {
  const keyed = new Map(Object.entries(extensions).map(([name, one]) => [keyOf(name), one]));
  return keyed.get(keyOf(submission)) ?? (group && keyed.get(keyOf(group.id)));
}

function lateness(
  id: string,
  handedIn: Date | undefined,
  extension: Extension | undefined,
  { deadline, deadlines, late, timeZone }: Policy,
): number {
  const usual = scoped(deadlines, id) ?? deadline;
  if (usual === undefined || !handedIn) return 0;
  const text = extension?.until ?? usual;
  const graceMs = (late?.graceMinutes ?? 0) * 60_000;
  return daysAfter(deadlineOf(text, timeZone), extension?.days ?? 0, handedIn.getTime(), graceMs);
}

/** Rounds away the noise in sums of decimal fractions. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
