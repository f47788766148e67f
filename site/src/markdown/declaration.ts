/**
 * The declaration of an exported name, with the comment above it.
 *
 * Relies on this repository's formatting: all lines of a declaration except the first and the last are indented, and an empty
 * line follows it.
 */
export function declarationIn(source: string, name: string, file: string): string {
  const lines = source.split('\n');
  const starts = new RegExp(`^export (async )?(function|const|interface|type|class) ${name}\\b`);
  const start = lines.findIndex((line) => starts.test(line));
  if (start < 0) throw new Error(`${file} exports no '${name}'`);
  // A line in the first column ends it, unless it opens a body or a type: `}: {` or `}): T => f({`.
  const closes = (line: string, i: number): boolean =>
    i >= start && /^\S.*[;}]$/.test(line) && !/[{(]$/.test(line);
  const oneExpression = (line: string, i: number): boolean => i > start && line === '';
  const ends = [lines.findIndex(closes), lines.findIndex(oneExpression) - 1].filter((i) => i >= start);
  const end = ends.length === 0 ? lines.length - 1 : Math.min(...ends);
  return lines.slice(commentAbove(lines, start), end + 1).join('\n');
}

function commentAbove(lines: readonly string[], start: number): number {
  if (!(lines[start - 1] ?? '').endsWith('*/')) return start;
  const above = lines.slice(0, start).findLastIndex((line) => line.startsWith('/**'));
  return above < 0 ? start : above;
}
