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

/** The first table of a section of a Markdown file, or some of its rows and columns. Throws if a name is missing. */
export function reportedTable(markdown: string, { section, rows, columns }: Choice): Reported {
  const text = markdown.split(/^## /m).find((part) => part.startsWith(`${section}\n`));
  if (text === undefined) throw new Error(`nothing was reproduced under the heading '${section}'`);
  const [head = [], , ...body] = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cells);
  const names = head.slice(1);
  const wanted = (columns ?? names).map((name) => 1 + indexOf(name, names, section));
  const all = body.map(([name = '']) => name);
  const chosen = (rows ?? all).map((name) => body[indexOf(name, all, section)] ?? []);
  const narrowed = (row: readonly string[]): string[] => [0, ...wanted].map((column) => row[column] ?? '');
  return { head: narrowed(head), body: chosen.map(narrowed) };
}

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function indexOf(name: string, among: readonly string[], section: string): number {
  const index = among.indexOf(name);
  if (index < 0) throw new Error(`'${section}' has no '${name}'; it has ${among.join(', ')}`);
  return index;
}
