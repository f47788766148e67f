import { keyOf } from '#grader/core/identity.ts';
import { isBlank, type Line } from '../table/cells.ts';
import { idText, undefused } from './defuse.ts';
import { participant, type IdColumn, type Layout } from './layout.ts';

/** How spreadsheets keep leading zeros: `="0012"`. */
const textFormula = /^\s*="([^"]*)"\s*$/;

/** The student whose row is looked for. */
export interface Person {
  /** The submission's identity. */
  readonly id: string;
  /** The name that a platform shows, if it differs. */
  readonly name?: string | undefined;
}

export interface Matches {
  /** The index of each person's line, by the person's key. */
  readonly lineOf: ReadonlyMap<string, number>;
  /** Ids of lines without a submission. */
  readonly withoutSubmission: readonly string[];
  readonly newcomers: readonly Person[];
}

/**
 * Finds each person's line: by the identity, else by the number that Canvas and Moodle append to a name, else by the
 * name.
 *
 * @throws Error in one sentence if a person has two lines, or a line two persons
 */
export function matchLines(lines: readonly Line[], layout: Layout, people: readonly Person[]): Matches {
  const rows = lines.flatMap((line, index) =>
    index < layout.first || isBlank(line) ? [] : [{ line, index }],
  );
  const columns = layout.ids.map((column) => ({ ...column, index: indexOf(rows, column) }));
  const lineOf = new Map<string, number>();
  const ownerOf = new Map<number, Person>();
  const newcomers: Person[] = [];
  for (const person of people) {
    const found = [...findPerson(person, columns)];
    const [index] = found;
    if (index === undefined) {
      newcomers.push(person);
      continue;
    }
    if (found.length > 1)
      throw new Error(
        `'${person.id}' appears twice, in lines ${found.map((one) => one + 1).join(' and ')}. Remove one, or name a column whose values differ with --id-column.`,
      );
    const other = ownerOf.get(index);
    if (other)
      throw new Error(
        `line ${index + 1} fits both '${other.id}' and '${person.id}'. Name a column that tells them apart with --id-column.`,
      );
    ownerOf.set(index, person);
    lineOf.set(keyOf(person.id), index);
  }
  const withoutSubmission = rows
    .filter(({ index }) => !ownerOf.has(index))
    .map(({ line }) => layout.ids.map(({ at }) => line.cells[at]?.value.trim() ?? '').find(Boolean) ?? '')
    .filter((id) => id !== '');
  return { lineOf, withoutSubmission, newcomers };
}

type Indexed = IdColumn & { readonly index: ReadonlyMap<string, readonly number[]> };

function findPerson({ id, name }: Person, columns: readonly Indexed[]): ReadonlySet<number> {
  const { 1: front, 2: number } = /^(.+)-(\d+)$/.exec(id) ?? [];
  const among = (value: string | undefined, chosen: readonly Indexed[]): Set<number> =>
    new Set(value === undefined ? [] : chosen.flatMap(({ index }) => index.get(keyOf(value)) ?? []));
  const numbers = columns.filter((column) => column.numbers);
  const names = columns.filter((column) => column.names);
  const tries = [among(idText(id), columns), among(number, numbers), among(name, names), among(front, names)];
  return tries.find(({ size }) => size > 0) ?? new Set();
}

function indexOf(
  rows: readonly { readonly line: Line; readonly index: number }[],
  { at, numbers }: IdColumn,
): Map<string, number[]> {
  const values = rows.map(({ line, index }) => ({ value: line.cells[at]?.value ?? '', index }));
  const prefixes = new Set(
    values.filter(({ value }) => value.trim() !== '').map(({ value }) => participant.exec(value)?.[1]),
  );
  const numbered = numbers && prefixes.size === 1 && !prefixes.has(undefined);
  const keys = new Map<string, number[]>();
  for (const { value, index } of values) {
    const own = [
      textFormula.exec(value)?.[1] ?? undefused(value),
      ...(numbered ? [participant.exec(value)?.[2] ?? ''] : []),
    ];
    for (const key of new Set(own.map(keyOf)))
      if (key !== '') keys.set(key, [...(keys.get(key) ?? []), index]);
  }
  return keys;
}
