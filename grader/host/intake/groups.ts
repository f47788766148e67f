import { identityOf, keyOf } from '#grader/core/identity.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Submission, Group } from './submission.ts';
import { refuse, type IdentifiedSubmission } from './identities.ts';
import { isOneAnswer } from './one-answer.ts';
import { joinNames } from './display.ts';
import { readTable } from './table.ts';

/** Members by the key of their group, with the group's name. */
export type GroupTable = ReadonlyMap<string, Group>;

/**
 * Who is in which group, from a CSV with the columns `group` and `member`.
 *
 * @throws Error in one sentence for the first invalid row
 */
export async function readGroups(file: string): Promise<GroupTable> {
  const groups = new Map<string, { id: string; members: string[] }>();
  const memberOf = new Map<string, string>();
  for (const { line, cells } of await readTable(file, ['group', 'member'])) {
    const name = (column: 'group' | 'member'): string => {
      try {
        return identityOf(cells[column] ?? '').id;
      } catch (error) {
        throw new Error(`${file}, line ${line}, ${column}: ${(error as Error).message}`, { cause: error });
      }
    };
    const [id, member] = [name('group'), name('member')];
    const before = memberOf.get(keyOf(member));
    if (before === keyOf(id)) continue;
    if (before !== undefined)
      throw new Error(
        `${file}, line ${line}: '${member}' is in the groups '${groups.get(before)?.id ?? ''}' and '${id}'. A student is in one group.`,
      );
    memberOf.set(keyOf(member), keyOf(id));
    const group = groups.get(keyOf(id)) ?? { id, members: [] };
    group.members.push(member);
    groups.set(keyOf(id), group);
  }
  if (groups.size === 0) throw new Error(`${file} has no row. Give each member a row: group,member.`);
  return groups;
}

/**
 * The same submissions, with the members of each group: from the table, else from the export.
 *
 * @param ids of all exercises
 */
export async function withGroups(
  submissions: readonly IdentifiedSubmission[],
  table: GroupTable | undefined,
  ids: readonly string[],
): Promise<IdentifiedSubmission[]> {
  const labelled = Map.groupBy(submissions, ({ label }) => label && keyOf(label));
  const saidOf = groupsOf(submissions, table);
  const grouped = await Promise.all(
    [...labelled].map(async ([label, same]) => {
      if (label === undefined) return same.map((one) => ({ ...one, group: saidOf.get(one) ?? one.group }));
      const said = table?.get(label);
      if ((same.length < 2 && !said) || !(await isOneAnswer(same, ids))) return same;
      const [first] = same as [IdentifiedSubmission, ...IdentifiedSubmission[]];
      const id = said?.id ?? first.label ?? '';
      const members = said?.members ?? same.map(({ name }) => name);
      return [{ ...first, name: id, key: label, group: { id, members } }];
    }),
  );
  return grouped.flat();
}

/**
 * The rows of the table by submission: by its name, or by the name to which a platform appends its number, if only one
 * submission matches. Canvas leaves out all but letters, digits and underscores.
 */
function groupsOf(
  submissions: readonly IdentifiedSubmission[],
  table: GroupTable | undefined,
): ReadonlyMap<IdentifiedSubmission, Group> {
  const said = new Map<IdentifiedSubmission, Group>();
  const fronts = Map.groupBy(submissions, ({ name }) => lettersOf(/^(.+)-\d+$/.exec(name)?.[1] ?? ''));
  for (const [key, group] of table ?? []) {
    const exact = submissions.filter((one) => one.key === key);
    const fits = exact.length > 0 ? exact : (fronts.get(lettersOf(group.id)) ?? []);
    if (exact.length > 0 || (fits.length === 1 && lettersOf(group.id) !== ''))
      for (const one of fits) said.set(one, group);
  }
  return said;
}

const lettersOf = (name: string): string => keyOf(name).replace(/[^\p{L}\p{M}\p{N}_]/gu, '');

/**
 * A student who is in two groups, or has also handed in alone, has two answers, and it is not clear which one counts.
 * That student's row says so, and the other members are graded.
 */
export function refuseSharedMembers(submissions: readonly IdentifiedSubmission[]): IdentifiedSubmission[] {
  const places = Map.groupBy(
    submissions.flatMap((one) =>
      (one.group?.members ?? [one.name]).map((member) => ({ one, member, key: keyOf(member) })),
    ),
    ({ one, key }) => `${key}/${one.order ?? ''}`,
  );
  const twice = [...places.values()].filter((same) => new Set(same.map(({ one }) => one)).size > 1);
  const keys = new Set(twice.map(([first]) => first?.key));
  const kept = submissions.flatMap((one) => {
    if (!one.group) return keys.has(one.key) ? [] : [one];
    const members = one.group.members.filter((member) => !keys.has(keyOf(member)));
    return members.length === 0 ? [] : [{ ...one, group: { ...one.group, members } }];
  });
  const refused = twice.map((same) => {
    const [{ one, member, key }] = same as [(typeof same)[number], ...typeof same];
    const sources = [...new Set(same.map((place) => `'${place.one.source}'`))];
    return {
      ...refuse(
        one,
        `'${member}' belongs to ${joinNames(sources, 5)}, but only one answer can count. Remove the student from all but one.`,
      ),
      ...{ name: member, key, group: undefined, shown: undefined },
    };
  });
  return [...kept, ...refused];
}

/** A row for each member of a group; a submission of one student stays as it is. */
export function expandGroups(result: SubmissionResult): SubmissionResult[] {
  const { group } = result;
  if (!group) return [result];
  const { name, ...rest } = result;
  return group.members.map((member) => ({
    ...rest,
    submission: member,
    ...(name === member ? { name } : {}),
  }));
}

/** All students who have a row because of this submission. */
export const studentsOf = ({ name, group }: Pick<Submission, 'name' | 'group'>): readonly string[] =>
  group?.members ?? [name];
