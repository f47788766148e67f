import { isBlank, type Line } from '../table/cells.ts';
import type { Table } from '../table/dialect.ts';

/** `ours` was created by genlab: its short headers are ours. */
export type Kind = 'ours' | 'Canvas' | 'Moodle worksheet' | 'other';

/** A column that identifies the student of a row, and by which kind of id. */
export interface IdColumn {
  readonly at: number;
  readonly header: string;
  /** The number that Canvas or Moodle appends to a name can match. */
  readonly numbers: boolean;
  /** The name before that number can match too. */
  readonly names: boolean;
}

export interface Layout {
  readonly kind: Kind;
  readonly headers: readonly string[];
  readonly ids: readonly [IdColumn, ...IdColumn[]];
  /** The first line that can be a student's. */
  readonly first: number;
  /** The line with Canvas's maximum points. */
  readonly maxima: Line | undefined;
}

export const shortHeaders = ['submission', 'score', 'out of'] as const;

/**
 * Recognises whose table it is and which columns hold ids: those that are named, else those of the platform, else the
 * first.
 *
 * @throws Error in one sentence if a named column is missing or occurs twice
 */
export function layoutOf(table: Table, choice: readonly string[]): Layout {
  const [head] = table.lines;
  if (!head || isBlank(head))
    throw new Error('its first line has no headers. Give it one, or name another file.');
  const headers = head.cells.map(({ value }) => value.trim());
  const kind = kindOf(table, headers);
  const named = choice.flatMap((name) => (headers.includes(name) ? [name] : splitNames(name)));
  const wanted = named.length > 0 ? named : platformIds(kind, headers);
  const [firstId, ...moreIds] = (wanted.length > 0 ? wanted : [headers[0] ?? '']).map((header): IdColumn => {
    const numbered =
      kind === 'Canvas' ? header === 'ID' : kind === 'Moodle worksheet' ? header === headers[0] : true;
    const chosen = named.length > 0;
    return {
      at: columnNamed(headers, header, '--id-column'),
      header,
      numbers: numbered && (chosen || kind === 'Canvas' || kind === 'Moodle worksheet'),
      names: chosen,
    };
  });
  if (!firstId) throw new Error('internal: a table without id columns');
  const { first, maxima } = canvasLines(table, kind, headers);
  return { kind, headers, ids: [firstId, ...moreIds], first, maxima };
}

/** `SIS Login ID,ID`: names of columns, unless one column is called so. */
export const splitNames = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** @throws Error in one sentence if no column, or more than one, has this header */
export function columnNamed(headers: readonly string[], header: string, option: string): number {
  const at = headers.indexOf(header);
  if (at < 0)
    throw new Error(
      `it has no column '${header}'; it has ${headers.filter(Boolean).slice(0, 30).join(', ')}. Name one of these with ${option}.`,
    );
  if (headers.indexOf(header, at + 1) >= 0)
    throw new Error(`it has two columns '${header}'. Rename one, so that ${option} can tell them apart.`);
  return at;
}

function kindOf({ lines }: Table, headers: readonly string[]): Kind {
  if (shortHeaders.every((header, i) => headers[i] === header)) return 'ours';
  const has = (...all: readonly string[]): boolean => all.every((header) => headers.includes(header));
  if (
    headers[0] === 'Student' &&
    has('ID') &&
    ['SIS Login ID', 'SIS User ID', 'Section'].some((one) => has(one))
  )
    return 'Canvas';
  const ids = lines
    .slice(1)
    .filter((line) => !isBlank(line))
    .map(({ cells: [cell] }) => participant.exec(cell?.value ?? '')?.[1]);
  const numbered = ids.length > 0 && ids.every((prefix) => prefix !== undefined && prefix === ids[0]);
  // The headers are in the site's language; "Participant 4711" is recognisable in any language.
  return (headers[0] === 'Identifier' && has('Grade')) || (numbered && headers.length >= 6)
    ? 'Moodle worksheet'
    : 'other';
}

/** `Participant 4711`; in other languages without the space too. */
export const participant = /^\s*(\p{L}[\p{L}/ .]*)(\d+)\s*$/u;

const platformIds = (kind: Kind, headers: readonly string[]): readonly string[] => {
  const known: Readonly<Record<Kind, readonly string[]>> = {
    ours: ['submission'],
    Canvas: ['ID', 'SIS User ID', 'SIS Login ID', 'Integration ID'],
    'Moodle worksheet': [headers[0] ?? '', 'ID number', 'Email address', 'Username'],
    other: [],
  };
  return known[kind].filter((header) => headers.includes(header));
};

/**
 * Canvas has up to two lines between the headers and the students: posting policies, and points possible. Neither has
 * an id.
 */
function canvasLines(
  { lines }: Table,
  kind: Kind,
  headers: readonly string[],
): Pick<Layout, 'first' | 'maxima'> {
  if (kind !== 'Canvas') return { first: 1, maxima: undefined };
  const id = headers.indexOf('ID');
  let first = 1;
  while (first < Math.min(3, lines.length) && (lines[first]?.cells[id]?.value.trim() ?? '') === '') first++;
  const maxima = lines
    .slice(1, first)
    .find(({ cells }) =>
      cells.some(({ value }) => value.trim() === 'Points Possible' || value.includes('(read only)')),
    );
  return { first, maxima };
}
