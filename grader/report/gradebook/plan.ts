import { keyOf } from '#grader/core/identity.ts';
import type { Line } from '../table/cells.ts';
import { readTable, type Table } from '../table/dialect.ts';
import { decodeText, type DecodedText } from '../table/encoding.ts';
import { decimalMark, numberIn, written, type DecimalMark } from '../table/numbers.ts';
import {
  filledColumns,
  ownColumns,
  parseColumn,
  problemOf,
  type Column,
  type FilledColumn,
  type GradedRow,
  type OwnOptions,
  type Value,
} from './columns.ts';
import { defused, idText, undefused } from './defuse.ts';
import { editTable } from './edit.ts';
import { layoutOf, splitNames, type Layout } from './layout.ts';
import { matchLines, type Matches, type Person } from './match.ts';
import { checkMaxima, maximumOf, scaled } from './maxima.ts';

export interface GradebookOptions extends Omit<OwnOptions, 'problems'> {
  /** Columns with ids; a line fits if one of its ids does. */
  readonly idColumns: readonly string[];
  /** Columns to fill instead of our own. */
  readonly columns: readonly string[];
  /** Students who are not in the table are added at its end. */
  readonly append: boolean;
  /** Points are converted to the maximum of a platform's column. */
  readonly scale: boolean;
  readonly decimalMark?: DecimalMark | undefined;
}

/** A table that was read and checked for anything that prevents writing into it. */
export interface ReadGradebook {
  readonly file: DecodedText;
  readonly table: Table;
  readonly layout: Layout;
  readonly mark: DecimalMark;
  readonly filled: readonly FilledColumn[];
  readonly matches: Matches;
}

export interface Change {
  readonly person: string;
  readonly header: string;
  readonly before: string;
  readonly after: string;
}

export interface GradebookPlan extends ReadGradebook {
  readonly changes: readonly Change[];
  /** Students whose points are unknown; the cells that were named for them are not changed. */
  readonly left: readonly string[];
  /** Students without a line; nothing is written for them. */
  readonly missing: readonly Person[];
  readonly added: readonly Person[];
  /** The new content of the whole file. */
  readonly bytes: Uint8Array;
}

/** The ids of all lines, whatever the other columns contain. */
export function idsIn(bytes: Uint8Array, idColumns: readonly string[]): string[] {
  const table = readTable(decodeText(bytes).text, idColumns.flatMap(splitNames));
  const { ids, first } = layoutOf(table, idColumns);
  return table.lines
    .slice(first)
    .flatMap(({ cells }) => ids.map(({ at }) => undefused(cells[at]?.value ?? '')))
    .filter((id) => id.trim() !== '');
}

/**
 * Reads a gradebook and finds each student's line, before anything is graded.
 *
 * @throws Error in one sentence if the file, its columns or its ids are ambiguous
 */
export function readGradebook(
  bytes: Uint8Array,
  people: readonly Person[],
  options: GradebookOptions,
): ReadGradebook {
  const file = decodeText(bytes);
  const headers = options.columns.map((column) => parseColumn(column, options.exercises).header);
  const table = readTable(file.text, [...options.idColumns.flatMap(splitNames), ...headers]);
  const layout = layoutOf(table, options.idColumns);
  const named = options.columns.length > 0 ? options.columns : platformColumns(layout);
  const filled = filledColumns(layout, named, { ...options, problems: false });
  const own = filled.length > 0 ? filled : ownColumns(layout, { ...options, problems: false });
  const targets = own.flatMap(({ at }) => at ?? []);
  const mark = options.decimalMark ?? decimalMark(table, layout.first, targets);
  const matches = matchLines(table.lines, layout, people);
  const ids = layout.ids.find(({ at }) => filled.some((column) => column.at === at));
  if (ids) throw new Error(`--column names '${ids.header}', which holds ids. Name a column for grades.`);
  checkMaxima(table, layout, filled, matches, mark, options.scale);
  if (options.append && (layout.kind === 'Canvas' || layout.kind === 'Moodle worksheet'))
    throw new Error(
      `it comes from ${layout.kind === 'Canvas' ? 'Canvas' : 'Moodle'}, which takes no new students from a file. Leave --append out, and enrol them there.`,
    );
  if (options.append) file.encode(matches.newcomers.map(({ id }) => idText(id)).join());
  return { file, table, layout, mark, filled, matches };
}

/** Moodle's worksheet has one column for a grade. */
const platformColumns = ({ kind, headers }: Layout): readonly string[] =>
  kind === 'Moodle worksheet' && headers.includes('Grade') ? ['Grade'] : [];

/**
 * The new content of a gradebook. Cells that are not ours are kept byte for byte.
 *
 * @throws Error in one sentence, as `readGradebook`, or if the encoding lacks a character
 */
export function planGradebook(
  bytes: Uint8Array,
  rows: readonly GradedRow[],
  options: GradebookOptions,
): GradebookPlan {
  const people = rows.map(({ result }) => ({ id: result.submission, name: result.name }));
  const read = readGradebook(bytes, people, options);
  const { table, layout, filled, matches, mark, file } = read;
  const problems = rows.some(({ result }) => problemOf(result) !== null);
  const columns: readonly Column[] =
    filled.length > 0 ? filled : ownColumns(layout, { ...options, problems });
  const widest = Math.max(...table.lines.map(({ cells }) => cells.length));
  let next = widest;
  const placed = columns.map((column) => ({ ...column, place: column.at ?? next++ }));
  const pad = next > widest ? next : 0;
  const cells = new Map<number, Map<number, string>>();
  const changes: Change[] = [];
  const left = new Set<string>();
  const added: Map<number, string>[] = [];
  const missing: Person[] = [];
  for (const row of rows) {
    const { submission: id, name } = row.result;
    const index = matches.lineOf.get(keyOf(id));
    const line = index === undefined ? undefined : table.lines[index];
    if (!line && !options.append) {
      missing.push({ id, name });
      continue;
    }
    const own = new Map<number, string>();
    for (const column of placed) {
      const value = scaled(
        column.value(row),
        column,
        options.scale ? maximumAt(read, line, column) : undefined,
      );
      const before = line?.cells[column.place]?.value ?? '';
      if (value === undefined) continue;
      if (filled.length > 0 && (value === null || isFixed(layout, line, before))) {
        left.add(id);
        continue;
      }
      const after = textOf(value, read);
      if (line && isSame(before, after, value, mark)) continue;
      own.set(column.place, after);
      if (after !== before) changes.push({ person: id, header: column.header, before, after });
    }
    if (line && index !== undefined) {
      if (own.size > 0) cells.set(index, own);
    } else added.push(new Map([[layout.ids[0].at, defused(idText(id))], ...own]));
  }
  // Headers alone would suggest that somebody was graded.
  const anything = cells.size > 0 || added.length > 0;
  if (anything && pad > 0)
    cells.set(0, new Map(placed.filter(({ at }) => at === undefined).map((one) => [one.place, one.header])));
  const text = editTable(table, cells, anything ? pad : 0, added);
  const newcomers = options.append ? matches.newcomers : [];
  const changed = text === table.text ? bytes : file.encode(text);
  return { ...read, changes, left: [...left], missing, added: newcomers, bytes: changed };
}

/** Canvas's `EX` excuses a student, and Moodle marks for each grade whether it can be changed. */
function isFixed({ kind, headers }: Layout, line: Line | undefined, before: string): boolean {
  if (kind === 'Canvas') return /^ex$/i.test(before.trim());
  const changeable = headers.indexOf('Grade can be changed');
  return kind === 'Moodle worksheet' && line?.cells[changeable]?.value.trim().toLowerCase() === 'no';
}

const isSame = (before: string, after: string, value: Value, mark: DecimalMark): boolean =>
  before === after || (typeof value === 'number' && numberIn(before, mark) === numberIn(after, mark));

/** Characters that the file's encoding lacks are replaced in our own text, but never in numbers and ids. */
function textOf(value: Exclude<Value, undefined>, { file, mark }: ReadGradebook): string {
  if (typeof value === 'number') return written(value, mark);
  const text = defused((value ?? '').toWellFormed().replace(/\s+/g, ' ').trim());
  try {
    file.encode(text);
    return text;
  } catch {
    return text.replace(/[^\x20-\x7e]/g, '?');
  }
}

function maximumAt(
  { layout, mark }: ReadGradebook,
  line: Line | undefined,
  column: Column,
): number | undefined {
  return column.at === undefined ? undefined : maximumOf(layout, line, column.at, mark);
}
