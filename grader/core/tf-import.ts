import type { AskOutline, Outline } from './outline.ts';

const line = "import * as tf from '@tensorflow/tfjs';";

/**
 * Adds to "tf is not defined" what to change. A type import is gone when the code runs, and older stubs had one; the
 * same holds for any other name that is imported as a type.
 *
 * @param message what the student's code threw
 * @param outline of the student's file; asked for only if a name is not defined
 */
export async function withImportAdvice(message: string, outline: AskOutline): Promise<string> {
  const [first = '', ...below] = message.split('\n');
  const [, name] = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*) is not defined\b/u.exec(first) ?? [];
  const found = name === undefined ? undefined : await outline();
  const advice = name === undefined || !found ? undefined : adviceOn(name, found);
  if (advice === undefined) return message;
  return [`${/[.!?]$/.test(first) ? first : `${first}.`} ${advice}`, ...below].join('\n');
}

function adviceOn(name: string, { types }: Outline): string | undefined {
  const typed = types.find((one) => one.name === name);
  if (typed) {
    const instead = name === 'tf' ? `: write \`${line}\`` : ': remove the word `type`';
    return `Line ${typed.line} imports ${name} as a type, which is gone when the code runs${instead}.`;
  }
  return name === 'tf' ? `Write \`${line}\` at the top of the file.` : undefined;
}
