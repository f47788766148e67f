import { keyOf } from '#grader/core/identity.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { finalGrade, type Attempt } from '#grader/host/policy/final-grade.ts';
import type { GradedSubmission } from '#grader/host/grade/grade-submission.ts';
import {
  unusedTimes,
  handInTimesOf,
  readHandInTimes,
  type Submission,
  type HandInTime,
} from '#grader/host/intake/index.ts';
import { readPolicy, type Policy } from '#grader/host/policy/policy.ts';
import { namesOf } from '#grader/report/gradebook/summary.ts';
import { UsageError, asUsage } from './usage.ts';

export interface PolicyOptions {
  policy?: string;
  handedIn?: string;
}

/** One attempt and what it earned. */
export interface GradedAttempt extends GradedSubmission {
  readonly handedIn: Date | undefined;
}

export interface FinalGrades {
  readonly policy: Policy | undefined;
  readonly handedIn: (submission: Submission) => Date | undefined;
  /** Computes one student's final grade from all attempts. */
  readonly finish: (attempts: readonly [GradedAttempt, ...GradedAttempt[]]) => GradedSubmission;
}

/** The grading rules in the files that a command names, read before any submission. */
export interface Rules {
  readonly policy: Policy | undefined;
  readonly rows: readonly HandInTime[];
  /** The file with the hand-in times. */
  readonly handedIn: string | undefined;
}

/** Reads the policy and the hand-in times before anything is graded, so that a mistake in them costs no time. */
export async function readRules(
  { policy: file, handedIn }: PolicyOptions,
  { exercises }: Catalogue,
): Promise<Rules> {
  const ids = exercises.map(({ exercise }) => exercise.id);
  const policy = file === undefined ? undefined : await asUsage(readPolicy(file, ids));
  const rows = handedIn === undefined ? [] : await asUsage(readHandInTimes(handedIn, policy?.timeZone));
  return { policy, rows, handedIn };
}

/** The students named in the rules. */
export const studentsIn = ({ policy, rows }: Rules): string[] => [
  ...Object.keys(policy?.extensions ?? {}),
  ...rows.map(({ submission }) => submission),
];

export async function finalGrades(
  { policy, rows, handedIn }: Rules,
  submissions: readonly Submission[],
): Promise<FinalGrades> {
  const times = await asUsage(Promise.try(handInTimesOf, submissions, rows));
  const { unknown, dated } = unusedTimes(submissions, rows);
  if (unknown.length > 0)
    console.error(
      `note: ${handedIn ?? ''} has times for students who did not hand in: ${namesOf(unknown)}. Use the names in the results.`,
    );
  if (dated.length > 0)
    console.error(
      `note: ${handedIn ?? ''} was not needed for ${namesOf(dated)}, because the export has their hand-in times.`,
    );
  const timeOf = new Map(submissions.map((submission, i) => [submission, times[i]]));
  return {
    policy,
    handedIn: (submission) => timeOf.get(submission),
    finish: (attempts) => withFinalGrades(attempts, policy),
  };
}

function withFinalGrades(
  attempts: readonly [GradedAttempt, ...GradedAttempt[]],
  policy: Policy | undefined,
): GradedSubmission {
  const [first] = attempts;
  if (!policy) return { result: first.result, whole: first.whole };
  const of = (part: 'result' | 'whole'): SubmissionResult =>
    finalGrade(
      oldestFirst(attempts.map((attempt) => ({ result: attempt[part], handedIn: attempt.handedIn }))),
      policy,
    );
  const result = of('result');
  return { result, whole: attempts.every((one) => one.result === one.whole) ? result : of('whole') };
}

/** Attempts without a known time keep the order in which their folders were named. */
function oldestFirst(attempts: readonly Attempt[]): readonly [Attempt, ...Attempt[]] {
  const [first, ...later] = attempts.toSorted((a, b) =>
    a.handedIn && b.handedIn ? a.handedIn.getTime() - b.handedIn.getTime() : 0,
  );
  if (!first) throw new Error('internal: a student without an attempt has no final grade');
  return [first, ...later];
}

/**
 * @param students the names of each submission's student, or of all members of its group
 * @throws UsageError if a student has several attempts and no policy says which one counts
 */
export function checkStudents(
  { policy, handedIn }: FinalGrades,
  submissions: readonly Submission[],
  students: readonly (readonly string[])[],
): void {
  if (!policy) {
    const seen = new Set<string>();
    for (const name of students.flat())
      if (seen.size === seen.add(keyOf(name)).size)
        throw new UsageError(
          `'${name}' handed in more than once. Say with --policy which attempt counts, or name one folder.`,
        );
    return;
  }
  const known = new Set([...students.flat(), ...submissions.map(({ name }) => name)].map(keyOf));
  const strangers = Object.keys(policy.extensions).filter((name) => !known.has(keyOf(name)));
  if (strangers.length > 0)
    console.error(
      `note: the policy has extensions for students without a submission: ${namesOf(strangers)}.`,
    );
  const unknown = policy.late ? submissions.filter((one) => !handedIn(one)).length : 0;
  if (unknown > 0)
    console.error(
      `note: ${unknown} of ${submissions.length} submissions count as on time, because their hand-in times are not known. Give them with --handed-in.`,
    );
}
