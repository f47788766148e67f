import { keyOf } from '#grader/core/identity.ts';
import { sumAccounts, Ledger, type Account } from './account.ts';
import { numberAttempts } from './number-attempts.ts';
import { CourseNames } from './course-names.ts';
import type { Submission } from './submission.ts';
import { refuseSharedMembers, withGroups, type GroupTable } from './groups.ts';
import { identifySubmissions, type IdentifiedSubmission } from './identities.ts';
import { recognise } from './recognise.ts';
import { joinNames } from './display.ts';
import { openSource } from './source.ts';

export interface Intake {
  /** False if it is the work of one student. */
  readonly many: boolean;
  readonly submissions: readonly Submission[];
  readonly account: Account;
}

export interface IntakeChoices {
  readonly groups?: GroupTable | undefined;
  /** By exercise: an unchanged stub is not taken if there is another file for the exercise. */
  readonly stubs?: Readonly<Record<string, string>>;
  /** Students that a table or an option names; they help to tell a section's folder from a student's. */
  readonly students?: readonly string[];
}

/**
 * Reads all that was handed in: each source as a virtual tree, the tree's submissions, their identities, groups and
 * attempts.
 *
 * @param sources folders, archives or files; later ones hold later attempts
 * @param ids of all exercises of the course, `<unit>/<exercise>`
 * @throws Error in one sentence for a source without a submission
 */
export async function intake(
  sources: readonly string[],
  ids: readonly string[],
  { groups, stubs, students = [] }: IntakeChoices = {},
): Promise<Intake> {
  const course = new CourseNames(ids, stubs);
  const [ledgers, all] = [[] as Ledger[], [] as IdentifiedSubmission[][]];
  const inGroups = [...(groups?.values() ?? [])].flatMap(({ id, members }) => [id, ...members]);
  const known = new Set([...inGroups, ...students].map(keyOf));
  let many = sources.length > 1;
  for (const source of sources) {
    const ledger = new Ledger();
    const tree = await openSource(source, course);
    const recognised = await recognise(tree, course, ledger, known);
    many ||= recognised.many;
    const named = await withGroups(await identifySubmissions(recognised.submissions, ids), groups, ids);
    all.push(refuseSharedMembers(named));
    ledgers.push(ledger);
  }
  const account = sumAccounts(ledgers);
  const taken = new Set(all.flat().flatMap(({ key, group }) => [key, keyOf(group?.id ?? '')]));
  const without = [...(groups ?? [])].filter(([key]) => !taken.has(key)).map(([, { id }]) => `'${id}'`);
  const notes =
    without.length === 0
      ? []
      : [`The table of groups names ${joinNames(without, 5)}, but there is no such submission.`];
  return {
    many,
    submissions: numberAttempts(all),
    account: { ...account, notes: [...account.notes, ...notes] },
  };
}

export type { Account, AccountLine } from './account.ts';
export type { Submission } from './submission.ts';
export { expandGroups, readGroups, studentsOf, type GroupTable } from './groups.ts';
export { unusedTimes, handInTimesOf, readHandInTimes, type HandInTime } from './hand-in-times.ts';
export { folderSubmission, studentFolder } from './workspace.ts';
