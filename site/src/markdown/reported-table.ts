export interface Reported {
  /** Names of columns; the first is empty. */
  readonly head: readonly string[];
  /** The first cell of each row is its name. */
  readonly body: readonly (readonly string[])[];
}

interface Choice {
  readonly section: string;
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/** The table of a section, or some of its rows and columns. Throws if a name is missing. */
export function reportedTable(
  tables: Readonly<Record<string, Reported>>,
  { section, rows, columns }: Choice,
): Reported {
  const table = tables[section];
  if (table === undefined) throw new Error(`nothing was reproduced under the heading '${section}'`);
  const names = table.head.slice(1);
  const wanted = (columns ?? names).map((name) => 1 + indexOf(name, names, section));
  const all = table.body.map(([name = '']) => name);
  const chosen = (rows ?? all).map((name) => table.body[indexOf(name, all, section)] ?? []);
  const narrowed = (row: readonly string[]): string[] => [0, ...wanted].map((column) => row[column] ?? '');
  return { head: narrowed(table.head), body: chosen.map(narrowed) };
}

function indexOf(name: string, among: readonly string[], section: string): number {
  const index = among.indexOf(name);
  if (index < 0) throw new Error(`'${section}' has no '${name}'; it has ${among.join(', ')}`);
  return index;
}
