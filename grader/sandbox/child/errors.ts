import { maxText } from './reply-caps.ts';

/** Words for whatever a student's code throws: an Error, a string, an object whose getters throw in turn. */
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
      message = `threw ${(JSON.stringify(error) as string | undefined) ?? typeof error}, which is no Error`;
    }
  } catch {
    message = 'threw a value that cannot be shown';
  }
  const place = fileUrl === '' ? undefined : placeIn(stack, fileUrl);
  return { message: message.slice(0, maxText), ...place };
}

function placeIn(stack: string, fileUrl: string): { line: number; column: number } | undefined {
  const start = stack.indexOf(`${fileUrl}:`);
  if (start < 0) return undefined;
  const [, line, column] = /^:(\d+):(\d+)/.exec(stack.slice(start + fileUrl.length)) ?? [];
  // The code may write a stack of its own; a place that cannot be would make the whole answer a forged one.
  const possible = (count: number): boolean => count >= 1 && count < 2 ** 31;
  return possible(Number(line)) && possible(Number(column))
    ? { line: Number(line), column: Number(column) }
    : undefined;
}
