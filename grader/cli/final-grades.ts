import { keyOf } from '#grader/core/identity.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue } from '#grader/host/catalogue.ts';
import { finalGrade, type Attempt } from '#grader/host/final-grade.ts';
import { expandGroups, momentsOf, readHandedIn, studentsOf, type Found } from '#grader/host/intake/index.ts';
import { readPolicy } from '#grader/host/policy.ts';

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
  const moments = momentsOf(submissions, handedIn === undefined ? [] : await readHandedIn(handedIn));
  const students = submissions.flatMap(studentsOf);
  const names = students.map(keyOf);
  if (!policy) {
    const twice = students.find((_, i) => names.indexOf(names[i] ?? '') !== i);
    if (twice !== undefined)
      throw new Error(
        `'${twice}' handed in more than once. Say with --policy which attempt counts, or name one folder.`,
      );
    return (graded) => graded.flatMap(expandGroups);
  }
  const known = new Set([...names, ...submissions.map(({ key }) => key)]);
  const stranger = Object.keys(policy.extensions).find((name) => !known.has(keyOf(name)));
  if (stranger !== undefined)
    console.error(`note: the policy extends the deadline of '${stranger}', of whom there is no submission.`);
  const unknown = policy.late ? moments.filter((moment) => !moment).length : 0;
  if (unknown > 0)
    console.error(
      `note: when ${unknown} of ${submissions.length} submissions were handed in is not known, and they count as in time. --handed-in tells.`,
    );
  return (graded) => {
    const attempts = submissions.flatMap((submission, i) => {
      const result = graded[i];
      if (!result) throw new Error(`internal: no result of ${submission.name}`);
      return expandGroups(result).map((own) => ({ result: own, handedIn: moments[i] }));
    });
    return [...Map.groupBy(attempts, ({ result }) => keyOf(result.submission)).values()].map((own) =>
      finalGrade(oldestFirst(own), policy),
    );
  };
}

/** Attempts of unknown moment keep the order in which their folders were named. */
const oldestFirst = (attempts: readonly Attempt[]): readonly [Attempt, ...Attempt[]] =>
  attempts.toSorted((a, b) =>
    a.handedIn && b.handedIn ? a.handedIn.getTime() - b.handedIn.getTime() : 0,
  ) as unknown as readonly [Attempt, ...Attempt[]];
