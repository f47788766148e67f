import { keyOf } from '#grader/core/identity.ts';
import {
  isJudged,
  scoreOf,
  type ExerciseResult,
  type FinalGrade,
  type SubmissionResult,
} from '#grader/core/result.ts';
import type { Policy } from './policy.ts';

/** One attempt of a student: what it earned, and when it was handed in where that is known. */
export interface Attempt {
  readonly result: SubmissionResult;
  readonly handedIn: Date | undefined;
}

const dayMs = 24 * 3600 * 1000;

/**
 * What a student's attempts, oldest first, come to under a policy. Of each exercise
 *
 *     counted = points · weight · max(0, 1 − perDay · days),
 *
 * where `days` is the days begun between the deadline (with the student's extension and the grace) and the moment of
 * handing in. An attempt whose moment is not known is taken as in time, and the grade says so.
 */
export function finalGrade(attempts: readonly [Attempt, ...Attempt[]], policy: Policy): SubmissionResult {
  const last = attempts.at(-1) ?? attempts[0];
  const considered = policy.attempts === 'best' ? attempts : [last];
  const { submission: student, group } = last.result;
  // A member's own extension comes before the group's.
  const submission = extensionOf(student, policy) ? student : (group?.id ?? student);
  const extension = extensionOf(submission, policy);
  const chosen = last.result.exercises.map(({ id }) =>
    considered
      .map((attempt) => countedOf(attempt, id, submission, policy))
      // A later attempt wins a tie.
      .reduce((best, one) => (one.line.counted >= best.line.counted ? one : best)),
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

function countedOf(
  { result, handedIn }: Attempt,
  id: string,
  student: string,
  policy: Policy,
): { exercise: ExerciseResult; line: FinalGrade['exercises'][number] } {
  const exercise = result.exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`internal: an attempt of ${student} lacks ${id}`);
  const weight = scoped(policy.weights, id) ?? 1;
  const daysLate = exercise.attempted ? daysAfter(deadlineOf(id, student, policy), handedIn, policy) : 0;
  const { perDay = 0, lastDay = Infinity } = policy.late ?? {};
  const kept = daysLate > lastDay ? 0 : Math.max(0, 1 - perDay * daysLate);
  return {
    exercise,
    line: {
      ...{ id, weight, daysLate },
      counted: rounded(exercise.points * weight * kept),
      maxCounted: exercise.bonus ? 0 : rounded(exercise.maxPoints * weight),
    },
  };
}

/** Names are compared as identities are: another case or another Unicode form is the same student. */
function extensionOf(student: string, { extensions }: Policy): Policy['extensions'][string] | undefined {
  const key = keyOf(student);
  return Object.entries(extensions).find(([name]) => keyOf(name) === key)?.[1];
}

/** Students choose their names, and one may be called `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
const scoped = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  own(record, id) ?? own(record, id.split('/')[0] ?? '');

function deadlineOf(id: string, student: string, policy: Policy): Date | undefined {
  const usual = scoped(policy.deadlines, id) ?? policy.deadline;
  const extension = extensionOf(student, policy);
  if (usual === undefined) return undefined;
  if (extension?.until !== undefined) return new Date(extension.until);
  return new Date(Date.parse(usual) + (extension?.days ?? 0) * dayMs);
}

/** Days begun after the deadline; 0 in time. */
function daysAfter(deadline: Date | undefined, handedIn: Date | undefined, { late }: Policy): number {
  if (!deadline || !handedIn) return 0;
  const over = handedIn.getTime() - deadline.getTime() - (late?.graceMinutes ?? 0) * 60_000;
  return Math.max(0, Math.ceil(over / dayMs));
}

/** Sums of decimal fractions as a person would write them. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
