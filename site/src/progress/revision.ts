/**
 * Records which text has taken which other texts into account. Each tab counts its own writes, and each entry says how many
 * writes of each tab it has seen (a version vector). An entry has seen another if its count for that writer is large enough.
 */
export interface Revision {
  /** The tab that wrote the entry. */
  readonly by: string;
  /** For each tab, how many of its writes this text descends from or has set aside. The writer comes last. */
  readonly seen: Readonly<Record<string, number>>;
}

/** The number of tabs remembered in an entry. A forgotten tab counts as unseen, so its text is set aside, never dropped. */
const remembered = 12;

export const hasSeen = (seen: Revision['seen'], { by, seen: { [by]: count = 0 } }: Revision): boolean =>
  (seen[by] ?? 0) >= count;

/** The union of what both have seen, with the tabs of `later` as the more recent ones. */
export function joined(earlier: Revision['seen'], later: Revision['seen']): Revision['seen'] {
  const counts = new Map(Object.entries(earlier));
  for (const [tab, count] of Object.entries(later)) {
    const most = Math.max(count, counts.get(tab) ?? 0);
    counts.delete(tab);
    counts.set(tab, most);
  }
  return Object.fromEntries([...counts].slice(-remembered));
}

/** The revision of a tab's next text, which has taken everything in `seen` into account. */
export const nextRevision = (seen: Revision['seen'], by: string, count: number): Revision => ({
  by,
  seen: joined(seen, { [by]: count }),
});

/** A short name of a revision, the same in every tab. */
export const revisionName = ({ by, seen }: Revision): string => `${by}.${seen[by] ?? 0}`;

/** Undefined for anything that is not a revision. */
export function asRevision(value: unknown): Revision | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { by, seen } = value as Partial<Record<keyof Revision, unknown>>;
  if (typeof by !== 'string' || typeof seen !== 'object' || seen === null) return undefined;
  const counts = Object.entries(seen).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === 'number' && Number.isSafeInteger(entry[1]) && entry[1] > 0,
  );
  return counts.some(([tab]) => tab === by) ? { by, seen: Object.fromEntries(counts) } : undefined;
}
