import { keyOf } from '#grader/core/identity.ts';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { gradeAll, type ClassOptions } from '#grader/host/grade/grade-all.ts';
import type { GradedSubmission } from '#grader/host/grade/grade-submission.ts';
import { expandGroups, studentsOf, type Submission } from '#grader/host/intake/index.ts';
import type { FinalGrades, GradedAttempt } from './final-grades.ts';

/** The results of a graded submission: one for the student, or one for each member of the group. */
function resultsOf({ result, whole, handedIn }: GradedAttempt): GradedAttempt[] {
  const wholes = whole === result ? undefined : expandGroups(whole);
  return expandGroups(result).map((own, i) => ({ result: own, whole: wholes?.[i] ?? own, handedIn }));
}

/**
 * Grades a class and yields each student's result as soon as all attempts are graded, in the order of the
 * submissions.
 */
export async function* gradeStudents(
  catalogue: Catalogue,
  submissions: readonly Submission[],
  { finish, handedIn }: FinalGrades,
  options: ClassOptions,
): AsyncGenerator<GradedSubmission, void> {
  const together = sharedStudents(submissions);
  const graded = gradeAll(catalogue, together.flat(), options);
  for (const own of together) {
    const attempts: GradedAttempt[] = [];
    for (const submission of own) {
      const { value } = await graded.next();
      if (!value) throw new Error(`internal: no result for ${submission.name}`);
      attempts.push(...resultsOf({ ...value, handedIn: handedIn(submission) }));
    }
    const byStudent = Map.groupBy(attempts, ({ result }) => keyOf(result.submission));
    for (const [first, ...others] of byStudent.values()) if (first) yield finish([first, ...others]);
  }
}

/** Submissions that share a student, in the order of the first of them. */
function sharedStudents(submissions: readonly Submission[]): readonly (readonly Submission[])[] {
  const sets = new Map<string, Submission[]>();
  for (const submission of submissions) {
    const keys = studentsOf(submission).map(keyOf);
    const [first = [], ...others] = new Set(
      keys.map((key) => sets.get(key)).filter((set) => set !== undefined),
    );
    first.push(...others.flat(), submission);
    const moved = new Set(first.flatMap(studentsOf).map(keyOf));
    for (const key of moved) sets.set(key, first);
  }
  const order = new Map(submissions.map((submission, i) => [submission, i]));
  const place = (one: Submission): number => order.get(one) ?? 0;
  return [...new Set(sets.values())]
    .map((set) => set.toSorted((a, b) => place(a) - place(b)))
    .sort(([a], [b]) => (a && b ? place(a) - place(b) : 0));
}
