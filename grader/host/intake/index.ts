import { summed, Ledger, type Account } from './account.ts';
import { counted } from './attempts.ts';
import { CourseNames } from './course-names.ts';
import type { Found } from './found.ts';
import { onePlaceEach, withGroups, type GroupTable } from './groups.ts';
import { identified, type Named } from './identities.ts';
import { recognise } from './recognise.ts';
import { openSource } from './source.ts';

export interface Intake {
  /** False if it is the work of one student. */
  readonly many: boolean;
  readonly submissions: readonly Found[];
  readonly account: Account;
}

/**
 * All that is handed in: each source as a virtual tree, the tree's submissions, their identities, groups and attempts.
 *
 * @param sources folders, archives or files; later ones hold later attempts
 * @param ids of all exercises of the course, `<unit>/<exercise>`
 * @throws Error in one sentence for a source that holds nothing
 */
export async function intake(
  sources: readonly string[],
  ids: readonly string[],
  { groups }: { readonly groups?: GroupTable | undefined } = {},
): Promise<Intake> {
  const course = new CourseNames(ids);
  const [ledgers, all] = [[] as Ledger[], [] as Named[][]];
  let many = sources.length > 1;
  for (const source of sources) {
    const ledger = new Ledger();
    const tree = await openSource(source, course);
    const recognised = await recognise(tree, course, ledger);
    many ||= recognised.many;
    const named = await withGroups(identified(recognised.submissions), groups, ids);
    all.push(onePlaceEach(named));
    ledgers.push(ledger);
  }
  return { many, submissions: counted(all), account: summed(ledgers) };
}

export type { Account, AccountLine } from './account.ts';
export type { Found } from './found.ts';
export { expandGroups, readGroups, studentsOf, type GroupTable } from './groups.ts';
export { momentsOf, readHandedIn } from './handed-in.ts';
export { folderSubmission, studentFolder } from './workspace.ts';
