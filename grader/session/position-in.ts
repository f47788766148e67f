interface Place {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A place that a runner reported, if the source has it; undefined otherwise. Lines and columns count from 1. */
export function positionIn(source: string, { line, column }: Place): Place {
  const text = line === undefined ? undefined : source.split('\n')[line - 1];
  if (text === undefined) return { line: undefined, column: undefined };
  return { line, column: column === undefined || column > text.length + 1 ? undefined : column };
}
