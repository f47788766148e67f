import fc from 'fast-check';
import { expect } from 'vitest';
import type { GradebookOptions } from '#grader/report/gradebook/plan.ts';
import { casesOf, property } from '#tests/borders/property.ts';
import { exercise, failed, submission } from '#tests/unit/report/results.ts';
import { planFor } from './helpers.ts';

type Encoding = 'utf8' | 'utf8 with a mark' | 'utf16le' | 'utf16be' | 'latin1';

interface Made {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly rows: readonly { readonly cells: readonly string[]; readonly lineEnd: string }[];
  readonly lastLineEnd: boolean;
  readonly graded: readonly string[];
  readonly filled: boolean;
  readonly append: boolean;
}

const ids = ['ada', 'Ben', 'Ünal', 'zoë-4711', '=cy', 'eve', 'fay'];

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const text = fc.string({
  unit: fc.constantFrom(...'ab5é .,;\t"=@-+\n\r\'%€0'.split('')),
  maxLength: 8,
});
const number = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom('', '.5', ',5', '.25', ',250'))
  .map(([whole, rest]) => `${whole}${rest}`);

const astray = ['"', '"a"b', ' "a"'];

/** A cell as written in the file; a few are quoted wrongly. */
const cell = (delimiter: string): fc.Arbitrary<string> => {
  const bare = (value: string): string =>
    value.includes(delimiter) || /["\r\n]/.test(value) ? quote(value) : value;
  return fc.oneof(
    { weight: 8, arbitrary: text.map(bare) },
    { weight: 4, arbitrary: text.map(quote) },
    { weight: 6, arbitrary: number.map(bare) },
    { weight: 1, arbitrary: fc.constantFrom('5" disk', '=1+1', '\0', '', ...astray) },
  );
};

const made: fc.Arbitrary<Made> = fc
  .record({ delimiter: fc.constantFrom(',', ';', '\t'), lineEnd: fc.constantFrom('\r\n', '\n', '\r') })
  .chain(({ delimiter, lineEnd }) => {
    const own = cell(delimiter);
    const idCell = fc.constantFrom(...ids, 'nobody', '', ...ids.map(quote), ' ada ', 'BEN');
    const head = fc.constantFrom(
      ['ID', 'Score', 'score'],
      ['ID', 'final', 'genlab score'],
      ['submission', 'score', 'out of'],
      ['submission', 'score', 'out of', 'final', 'unit/first', '"my notes"'],
      ['ID', 'Note', 'Score'],
      ['ID', 'Score'],
    );
    const line = fc.tuple(idCell, fc.array(own, { maxLength: 6 })).map(([id, rest]) => [id, ...rest]);
    const ends = fc.oneof(
      { weight: 9, arbitrary: fc.constant<string>(lineEnd) },
      fc.constantFrom(...(lineEnd === '\r' ? ['\r'] : ['\r\n', '\n'])),
    );
    const rows = fc.array(
      fc.record({
        cells: fc.oneof({ weight: 9, arbitrary: line }, fc.constant([''])),
        lineEnd: ends,
      }),
      { maxLength: 6 },
    );
    return fc.record({
      ...{ delimiter: fc.constant(delimiter), lastLineEnd: fc.boolean() },
      encoding: fc.constantFrom<Encoding>('utf8', 'utf8 with a mark', 'utf16le', 'utf16be', 'latin1'),
      rows: fc.tuple(head, rows).map(([cells, rest]) => [{ cells, lineEnd }, ...rest]),
      graded: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 }),
      ...{ filled: fc.boolean(), append: fc.boolean() },
    });
  });

const written = ({ rows, delimiter, lastLineEnd }: Made): string =>
  rows
    .map(({ cells, lineEnd }, i) => {
      return cells.join(delimiter) + (i < rows.length - 1 || lastLineEnd ? lineEnd : '');
    })
    .join('');

function encoded(content: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(content);
    case 'utf8 with a mark':
      return Buffer.from(`\ufeff${content}`);
    case 'utf16le':
      return Buffer.from(`\ufeff${content}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\ufeff${content}`, 'utf16le').swap16();
    case 'latin1':
      return Buffer.from(content.replaceAll('€', '¤'), 'latin1');
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  const label = { utf8: 'utf-8', 'utf8 with a mark': 'utf-8', latin1: 'latin1' } as const;
  if (encoding === 'utf16le' || encoding === 'utf16be')
    return new TextDecoder(encoding === 'utf16le' ? 'utf-16le' : 'utf-16be').decode(bytes);
  return new TextDecoder(label[encoding]).decode(bytes);
}

const results = (names: readonly string[]) =>
  names.map((name, i) =>
    submission({ submission: name, exercises: [exercise({ points: 2.5 * (i % 2) }), failed] }),
  );

/** Columns of a line that may change; all others, and all line ends, must not. */
function ours({ rows, filled }: Made): ReadonlySet<number> {
  const head = (rows[0]?.cells ?? []).map((raw) => raw.replace(/^"|"$/g, ''));
  const named = head.flatMap((header, i) => {
    if (filled) return header === 'Score' ? [i] : [];
    if (header.startsWith('genlab ')) return [i];
    return head[0] === 'submission' && ['score', 'out of', 'unit/first'].includes(header) ? [i] : [];
  });
  return new Set(named);
}

/** Walks through the new file with the cells of the old one in hand. */
function expectForeignCells(after: string, one: Made, before: string): void {
  const own = ours(one);
  const anyCell = new RegExp(`"(?:[^"]|"")*"|(?!")[^${one.delimiter}\\r\\n]*`, 'y');
  let at = 0;
  const take = (expected: string): void => {
    expect(after.slice(at, at + expected.length)).toBe(expected);
    at += expected.length;
  };
  const takeAny = (): void => {
    anyCell.lastIndex = at;
    at += anyCell.exec(after)?.[0].length ?? 0;
  };
  // New rows are before blank lines at the end.
  const last = one.rows.findLastIndex(({ cells }) => cells.join('') !== '' || cells.length > 1);
  const blank = written({ ...one, rows: one.rows.slice(last + 1) });
  for (const [index, { cells, lineEnd }] of one.rows.entries()) {
    if (one.append && index === last + 1) at = after.length - blank.length;
    for (const [column, raw] of cells.entries()) {
      if (column > 0) take(one.delimiter);
      if (own.has(column) && index > 0) takeAny();
      else take(raw);
    }
    while (after[at] === one.delimiter) {
      at++;
      takeAny();
    }
    if (index < one.rows.length - 1 || one.lastLineEnd) take(lineEnd);
  }
  if (!one.append) expect(after.slice(at), before).toBe('');
}

function expectSentence(error: unknown): void {
  expect(error).toBeInstanceOf(Error);
  const { name, message } = error as Error;
  expect(name).toBe('Error');
  expect(message).toMatch(/^[^\n]+$/);
  expect(message).not.toMatch(/^internal/);
}

const tally = { filled: 0, refused: 0 };
const cases = 20_000;

property(
  'a gradebook comes back with every foreign cell byte-identical, or is refused',
  made,
  cases,
  (one) => {
    const before = written(one);
    const bytes = encoded(before, one.encoding);
    const options: Partial<GradebookOptions> = {
      append: one.append,
      columns: one.filled ? ['Score'] : [],
    };
    const graded = results(one.graded);
    let plan: ReturnType<typeof planFor>;
    try {
      plan = planFor(bytes, graded, options);
    } catch (error) {
      expectSentence(error);
      tally.refused++;
      return;
    }
    tally.filled++;
    const content = decoded(bytes, one.encoding);
    const after = decoded(plan.bytes, one.encoding);
    const asRead = {
      ...one,
      rows: one.rows.map((row) => ({ ...row, cells: row.cells.map(unread(one.encoding)) })),
    };
    // A quote that is never closed ends at the next one, and no reading of such a file is correct.
    if (!one.rows.some(({ cells }) => cells.some((raw) => astray.includes(raw))))
      expectForeignCells(after, asRead, content);
    expect([...plan.bytes.subarray(0, 2)]).toEqual([...bytes.subarray(0, 2)]);
    const again = planFor(plan.bytes, graded, options);
    expect(Buffer.from(again.bytes).equals(plan.bytes), 'the second time changes nothing').toBe(true);
    if (tally.filled + tally.refused === casesOf(cases))
      expect(tally.filled).toBeGreaterThan(casesOf(cases) / 5);
  },
);

/** The replacement of the generator's €. */
const unread =
  (encoding: Encoding) =>
  (raw: string): string =>
    encoding === 'latin1' ? raw.replaceAll('€', '¤') : raw;
