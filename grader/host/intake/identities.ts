import { identityOf, keyOf, type Identity } from '#grader/core/identity.ts';
import type { Submission, Group } from './submission.ts';
import type { Recognised } from './recognise.ts';
import { isOneAnswer } from './one-answer.ts';
import { joinNames, displayName } from './display.ts';

/** A submission whose attempts are not counted yet. */
export interface IdentifiedSubmission extends Omit<Submission, 'attempt'> {
  /** The group that a platform puts before the student's name. */
  readonly label?: string | undefined;
  /** The number of the attempt, if its name says so. */
  readonly order?: number | undefined;
}

interface Known {
  readonly identity: Identity;
  /** Why the platform's name is not an identity. */
  readonly problem?: string;
  readonly one: Recognised;
}

/**
 * The submissions of one source with their identities. An invalid name makes only that submission ungradable. So does a
 * key that two submissions share, unless they are copies of one answer.
 *
 * @param ids of all exercises
 */
export async function identifySubmissions(
  recognised: readonly Recognised[],
  ids: readonly string[],
): Promise<IdentifiedSubmission[]> {
  const known = recognised.map(identify);
  const valid = new Set(
    known.filter(({ problem }) => problem === undefined).map(({ identity }) => identity.key),
  );
  const distinct = known.map((one) => (one.problem === undefined ? one : withDistinctId(one, valid)));
  const places = Map.groupBy(distinct, ({ identity, one }) => `${identity.key}/${one.order ?? ''}`);
  const all: IdentifiedSubmission[] = [];
  for (const same of places.values()) all.push(await mergeSameKey(same as [Known, ...Known[]], ids));
  return all.toSorted((a, b) =>
    a.name === b.name ? (a.order ?? 0) - (b.order ?? 0) : a.name < b.name ? -1 : 1,
  );
}

function identify(one: Recognised): Known {
  try {
    return { identity: identityOf(one.name), one };
  } catch (error) {
    const id = displayName(one.name.normalize('NFC').trim(), 150) || 'without a name';
    return { identity: { id, key: keyOf(id) }, problem: sentence((error as Error).message), one };
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name that replaces a refused one must not belong to another student. */
function withDistinctId(one: Known, taken: Set<string>): Known {
  let { id } = one.identity;
  for (let i = 2; taken.has(keyOf(id)); i++) id = `${one.identity.id} (${i})`;
  taken.add(keyOf(id));
  return { ...one, identity: { id, key: keyOf(id) } };
}

function toSubmission({ identity, problem, one }: Known): IdentifiedSubmission {
  const own = problem ?? one.problem;
  return {
    ...{ name: identity.id, key: identity.key, shown: one.shown, group: groupOf(one, identity) },
    ...{ handedIn: one.handedIn, source: one.source, notes: one.notes, problem: own },
    ...{ label: one.group, order: one.order },
    read: own === undefined ? one.read : () => Promise.resolve({ kind: 'unreadable', reason: own }),
  };
}

function groupOf({ members }: Recognised, { id }: Identity): Group | undefined {
  const ids = members.flatMap((member) => {
    try {
      return [identityOf(member).id];
    } catch {
      return [displayName(member, 150)];
    }
  });
  return ids.length > 1
    ? { id, members: [...new Map(ids.map((one) => [keyOf(one), one])).values()] }
    : undefined;
}

async function mergeSameKey(
  same: readonly [Known, ...Known[]],
  ids: readonly string[],
): Promise<IdentifiedSubmission> {
  const [first] = same;
  if (same.length === 1) return toSubmission(first);
  const sources = same.map(({ one }) => `'${one.source}'`);
  if (await isOneAnswer(same.map(toSubmission), ids)) {
    const note = `${joinNames(sources, 5)} hold the same answers; they were taken once.`;
    return { ...toSubmission(first), notes: () => [note, ...first.one.notes()] };
  }
  return refuse(
    toSubmission(first),
    `${joinNames(sources, 5)} have the same name (case and Unicode forms do not count), so it is not clear who handed in which. Rename or remove all but one.`,
  );
}

/** The same submission, refused. */
export const refuse = (one: IdentifiedSubmission, reason: string): IdentifiedSubmission => ({
  ...{ ...one, problem: reason, notes: () => [] },
  read: () => Promise.resolve({ kind: 'unreadable', reason }),
});
