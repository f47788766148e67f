/** Kind: entries of an earlier format and damaged ones; which tab has seen which text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { Draft } from '#site/src/progress/draft.ts';
import { earlierVersions } from '#site/src/progress/earlier.ts';
import { asRevision, hasSeen, joined, nextRevision, type Revision } from '#site/src/progress/revision.ts';
import { openStore } from '#site/src/progress/store.ts';
import { parseEntry, readWork, workKey } from '#site/src/progress/work.ts';
import { property } from '#tests/borders/property.ts';

const exercise = 'unit/a';
const tab = fc.constantFrom('A', 'B', 'C', 'D', '__proto__', 'constructor');
const seen = fc.dictionary(tab, fc.integer({ min: 1, max: 5 }));
const revision: fc.Arbitrary<Revision> = fc
  .tuple(seen, tab, fc.integer({ min: 1, max: 5 }))
  .map(([before, by, count]) => nextRevision(before, by, count));

property(
  'what comes next has seen all that it was made from',
  fc.tuple(revision, revision, tab),
  5_000,
  ([a, b, by]) => {
    const both = joined(a.seen, b.seen);
    const next = nextRevision(both, by, (new Map(Object.entries(both)).get(by) ?? 0) + 1);
    expect([hasSeen(next.seen, a), hasSeen(next.seen, b)]).toEqual([true, true]);
    expect([hasSeen(a.seen, next), hasSeen(b.seen, next)]).toEqual([false, false]);
    expect(asRevision(JSON.parse(JSON.stringify(next)))).toEqual(next);
  },
);

it('forgets the tabs with the oldest writes, and counts them as unseen', () => {
  let last = nextRevision({}, 'first', 1);
  const first = last;
  for (let i = 0; i < 40; i++) last = nextRevision(last.seen, `tab ${i}`, 1);
  expect(Object.keys(last.seen)).toHaveLength(12);
  expect(hasSeen(last.seen, first)).toBe(false);
  expect(hasSeen(last.seen, last)).toBe(true);
});

it.each([0, -1])(
  'a text with a count of %d, which no tab writes, is set aside and not overwritten',
  (count) => {
    const { store } = openStore(() => undefined);
    const draft = new Draft({ store, exercise });
    draft.write('mine', false);
    const revision = { by: 'other', seen: { other: count } };
    store.setItem(workKey(exercise), JSON.stringify({ code: 'theirs', passed: false, revision }));
    expect(draft.write('mine, longer', false)).toBe(true);
    expect(earlierVersions(store, exercise).map(({ code }) => code)).toEqual(['theirs']);
  },
);

const entryText = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record(
      {
        code: fc.oneof(fc.string(), fc.jsonValue()),
        passed: fc.oneof(fc.boolean(), fc.jsonValue()),
        revision: fc.oneof(revision, fc.jsonValue(), fc.record({ by: fc.jsonValue(), seen: fc.jsonValue() })),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);

property('any entry is read, or kept raw beside what is written next', entryText, 5_000, (text) => {
  const { store } = openStore(() => null);
  store.setItem(workKey(exercise), text);
  const draft = new Draft({ store, exercise });
  const { work, damaged } = draft.opened();
  expect(damaged).toBe(work === undefined);
  expect(readWork(store, exercise)).toEqual(work && { code: work.code, passed: work.passed });
  draft.write('new text', false);
  expect(parseEntry(store.getItem(workKey(exercise)))?.code).toBe('new text');
  // An empty text does not become an earlier version.
  if (damaged && text !== '')
    expect(earlierVersions(store, exercise)).toMatchObject([{ code: text, why: 'damaged' }]);
  else expect(earlierVersions(store, exercise)).toEqual([]);
});
