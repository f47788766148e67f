import { maxText } from './response-caps.ts';

/** A message for whatever a student's code throws: an Error, a string, an object whose getters throw in turn. */
export interface ErrorReport {
  message: string;
  line?: number;
  column?: number;
}

export function reportError(error: unknown, fileUrl: string): ErrorReport {
  let message: string;
  let stack = '';
  try {
    if (error instanceof Error) {
      message = `${error.name}: ${error.message}`;
      stack = String(error.stack);
    } else {
      message = `threw ${(JSON.stringify(error) as string | undefined) ?? typeof error}, which is not an Error`;
    }
  } catch {
    message = 'threw a value that cannot be shown';
  }
  const place = fileUrl === '' ? undefined : placeIn(stack, fileUrl);
  return { message: message.slice(0, maxText), ...place };
}

/** For a name that a module does not export, Node shows the line instead, with carets below the name. */
const carets = (rest: string): number => (/^[^\n]*\n[^\n]*\n( *)\^/.exec(rest)?.[1]?.length ?? -1) + 1;

function placeIn(stack: string, fileUrl: string): { line: number; column: number } | undefined {
  const start = stack.indexOf(`${fileUrl}:`);
  if (start < 0) return undefined;
  const rest = stack.slice(start + fileUrl.length);
  const [, line, column = carets(rest)] = /^:(\d+)(?::(\d+)|(?=\n))/.exec(rest) ?? [];
  // The code may write its own stack; an impossible place would make the whole answer count as forged.
  const possible = (count: number): boolean => count >= 1 && count < 2 ** 31;
  return possible(Number(line)) && possible(Number(column))
    ? { line: Number(line), column: Number(column) }
    : undefined;
}
