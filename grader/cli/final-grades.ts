import type { SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue } from '#grader/host/catalogue.ts';
import { finalGrade, type Attempt } from '#grader/host/final-grade.ts';
import { readHandedIn } from '#grader/host/handed-in.ts';
import { readPolicy } from '#grader/host/policy.ts';
import type { Found } from '#grader/host/submission.ts';

export interface PolicyOptions {
  policy?: string;
  handedIn?: string;
}

/**
 * Reads the policy before anything is graded, so that a slip in it costs no time; the returned function puts the
 * attempts of each student together, in the order of the submissions.
 */
export async function finalGrades(
  { policy: file, handedIn }: PolicyOptions,
  { exercises }: Catalogue,
  submissions: readonly Found[],
): Promise<(graded: readonly SubmissionResult[]) => SubmissionResult[]> {
  const ids = exercises.map(({ exercise }) => exercise.id);
  const policy = file === undefined ? undefined : await readPolicy(file, ids);
  const times = handedIn === undefined ? undefined : await readHandedIn(handedIn);
  const names = submissions.map(({ name }) => name);
  if (!policy) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined)
      throw new Error(
        `'${twice}' handed in more than once. Say with --policy which attempt counts, or name one folder.`,
      );
    return (graded) => [...graded];
  }
  const stranger = Object.keys(policy.extensions).find((name) => !names.includes(name));
  if (stranger !== undefined)
    console.error(`note: the policy extends the deadline of '${stranger}', of whom there is no submission.`);
  const unknown = policy.late ? submissions.filter((one) => !momentOf(one, times)).length : 0;
  if (unknown > 0)
    console.error(
      `note: when ${unknown} of ${submissions.length} submissions were handed in is not known, and they count as in time. --handed-in tells.`,
    );
  return (graded) => {
    const attempts = submissions.map((submission, i) => {
      const result = graded[i];
      if (!result) throw new Error(`internal: no result of ${submission.name}`);
      return { result, handedIn: momentOf(submission, times) };
    });
    return [...Map.groupBy(attempts, ({ result }) => result.submission).values()].map((own) =>
      finalGrade(oldestFirst(own), policy),
    );
  };
}

/** The platform's word first: it tells attempts apart. */
const momentOf = (submission: Found, times: ReadonlyMap<string, Date> | undefined): Date | undefined =>
  submission.handedIn ?? times?.get(submission.name);

/** Attempts of unknown moment keep the order in which their folders were named. */
const oldestFirst = (attempts: readonly Attempt[]): readonly [Attempt, ...Attempt[]] =>
  attempts.toSorted((a, b) =>
    a.handedIn && b.handedIn ? a.handedIn.getTime() - b.handedIn.getTime() : 0,
  ) as unknown as readonly [Attempt, ...Attempt[]];
