import { isBlank, readCells, type Line } from './cells.ts';

/** How a table is written, apart from its encoding. */
export interface Table {
  readonly text: string;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Where the first line begins, after a spreadsheet's `sep=;`. */
  readonly start: number;
  readonly lines: readonly Line[];
}

const delimiters = [',', ';', '\t'] as const;
const namesOf: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
export const delimiterName = (delimiter: string): string => namesOf[delimiter] ?? `'${delimiter}'`;

/**
 * Recognises the delimiter and reads the cells.
 *
 * @param named headers that must exist; they decide between delimiters
 * @throws Error in one sentence if the delimiter is ambiguous, or a quote is wrong
 */
export function readTable(text: string, named: readonly string[] = []): Table {
  const [declaration, declared] = /^sep=([^\r\n])(?:\r\n|\n|\r)/i.exec(text) ?? [];
  const start = declaration?.length ?? 0;
  const tables = (declared === undefined ? delimiters : [declared]).flatMap((delimiter): Table[] => {
    // A delimiter that the headers lack does not separate cells either, unless there is one column only.
    if (!separates(text, delimiter, start) && delimiters.some((other) => separates(text, other, start)))
      return [];
    const lines = readCells(text, delimiter, start);
    return [{ text, delimiter, lines, start, lineEnd: usualLineEnd(lines) }];
  });
  const [first, ...others] = likeliest(tables, named);
  if (!first) throw new Error('it is empty. Give its columns headers.');
  if (others.length > 0)
    throw new Error(
      `its cells could be separated by ${[first, ...others].map(({ delimiter }) => delimiterName(delimiter)).join(' or by ')}. Put cells that hold one of these into quotes.`,
    );
  return first;
}

function separates(text: string, delimiter: string, start: number): boolean {
  try {
    return (readCells(text, delimiter, start, 1)[0]?.cells.length ?? 0) > 1;
  } catch {
    // If headers are in quotes, every other delimiter gives nonsense.
    return false;
  }
}

const width = ({ lines: [head] }: Table): number => head?.cells.length ?? 0;
const widest = ({ lines }: Table): number => Math.max(0, ...lines.map(({ cells }) => cells.length));

/** For a table without any delimiter every reading is the same, so commas will do. */
function likeliest(tables: readonly Table[], named: readonly string[]): readonly Table[] {
  const separated = tables.filter((table) => widest(table) > 1);
  if (separated.length === 0) return tables.slice(0, 1);
  if (separated.every((table) => width(table) < 2))
    throw new Error(
      'its first line has one header, and other lines have more cells. Give each column a header.',
    );
  const steps: ((some: readonly Table[]) => readonly Table[])[] = [
    (some) => some.filter((table) => named.length > 0 && named.every((name) => hasHeader(table, name))),
    (some) =>
      some.filter((table) => !some.some((other) => other !== table && contains(table, other.delimiter))),
    (some) =>
      some.filter((table) =>
        table.lines.every((line) => isBlank(line) || line.cells.length === width(table)),
      ),
  ];
  return steps.reduce<readonly Table[]>((some, step) => {
    const left = some.length > 1 ? step(some) : some;
    return left.length > 0 ? left : some;
  }, separated);
}

const hasHeader = ({ lines: [head] }: Table, name: string): boolean =>
  head?.cells.some(({ value }) => value.trim() === name) === true;
/** In a wrong reading every header contains the right delimiter. */
const contains = ({ lines: [head] }: Table, delimiter: string): boolean =>
  head?.cells.every(({ value }) => value.includes(delimiter)) === true;

function usualLineEnd(lines: readonly Line[]): Table['lineEnd'] {
  const counts = new Map<string, number>();
  for (const { lineEnd } of lines) counts.set(lineEnd, (counts.get(lineEnd) ?? 0) + 1);
  const usual = (['\r\n', '\n', '\r'] as const).map(
    (lineEnd) => [counts.get(lineEnd) ?? 0, lineEnd] as const,
  );
  const [count, lineEnd] = usual.reduce((best, one) => (one[0] > best[0] ? one : best));
  return count > 0 ? lineEnd : '\r\n';
}
