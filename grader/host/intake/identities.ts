import { identityOf, keyOf, type Identity } from '#grader/core/identity.ts';
import type { Found, Group } from './found.ts';
import type { Recognised } from './recognise.ts';
import { isOneAnswer } from './one-answer.ts';
import { listed, shown } from './shown.ts';

/** A submission whose attempts are not counted yet. */
export interface Named extends Omit<Found, 'attempt'> {
  /** The group that a platform puts in front of the student's name. */
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
 * The submissions of one source with their identities. A name that is not one, and two submissions with one key, make
 * those submissions ungradable and no other, unless the two are copies of one answer.
 *
 * @param ids of all exercises
 */
export async function identified(
  recognised: readonly Recognised[],
  ids: readonly string[],
): Promise<Named[]> {
  const known = recognised.map(identify);
  const valid = new Set(
    known.filter(({ problem }) => problem === undefined).map(({ identity }) => identity.key),
  );
  const distinct = known.map((one) => (one.problem === undefined ? one : apart(one, valid)));
  const places = Map.groupBy(distinct, ({ identity, one }) => `${identity.key}/${one.order ?? ''}`);
  const all: Named[] = [];
  for (const same of places.values()) all.push(await together(same as [Known, ...Known[]], ids));
  return all.toSorted((a, b) =>
    a.name === b.name ? (a.order ?? 0) - (b.order ?? 0) : a.name < b.name ? -1 : 1,
  );
}

function identify(one: Recognised): Known {
  try {
    return { identity: identityOf(one.name), one };
  } catch (error) {
    const id = shown(one.name.normalize('NFC').trim(), 150) || 'without a name';
    return { identity: { id, key: keyOf(id) }, problem: sentence((error as Error).message), one };
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name that stands in for one that is refused must not be somebody else's. */
function apart(one: Known, taken: Set<string>): Known {
  let { id } = one.identity;
  for (let i = 2; taken.has(keyOf(id)); i++) id = `${one.identity.id} (${i})`;
  taken.add(keyOf(id));
  return { ...one, identity: { id, key: keyOf(id) } };
}

function named({ identity, problem, one }: Known): Named {
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
      return [shown(member, 150)];
    }
  });
  return ids.length > 1
    ? { id, members: [...new Map(ids.map((one) => [keyOf(one), one])).values()] }
    : undefined;
}

async function together(same: readonly [Known, ...Known[]], ids: readonly string[]): Promise<Named> {
  const [first] = same;
  if (same.length === 1) return named(first);
  const sources = same.map(({ one }) => `'${one.source}'`);
  if (await isOneAnswer(same.map(named), ids)) {
    const note = `${listed(sources, 5)} hold the same answers; they were taken once.`;
    return { ...named(first), notes: () => [note, ...first.one.notes()] };
  }
  return unreadable(
    named(first),
    `${listed(sources, 5)} have the same name (case and Unicode forms do not count), so nobody can tell whose each is. Rename or remove all but one.`,
  );
}

/** The same submission, refused. */
export const unreadable = (one: Named, reason: string): Named => ({
  ...{ ...one, problem: reason, notes: () => [] },
  read: () => Promise.resolve({ kind: 'unreadable', reason }),
});
