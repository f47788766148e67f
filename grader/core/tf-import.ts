import { withoutTexts } from './missing-exports.ts';

const line = "import * as tf from '@tensorflow/tfjs';";

/**
 * Adds to "tf is not defined" what to change. A type import is gone when the code runs, and older stubs had one; the
 * same holds for any other name that is imported as a type.
 *
 * @param message what the student's code threw
 * @param source the student's file
 */
export function withImportAdvice(message: string, source: string): string {
  const [first = '', ...below] = message.split('\n');
  const [, name] = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*) is not defined\b/u.exec(first) ?? [];
  const advice = name === undefined ? undefined : adviceOn(name, source);
  if (advice === undefined) return message;
  return [`${/[.!?]$/.test(first) ? first : `${first}.`} ${advice}`, ...below].join('\n');
}

function adviceOn(name: string, source: string): string | undefined {
  const code = withoutTexts(source);
  const typed = [
    ...code.matchAll(/^[ \t]*import\s+type\b([^;]{0,500}?)\bfrom\b|\bimport\s*\{([^}]{0,500})\}/gm),
  ].find(([, whole, list]) =>
    whole === undefined
      ? new RegExp(`\\btype\\s+([\\w$]+\\s+as\\s+)?${name.replaceAll('$', '\\$')}\\b`).test(list ?? '')
      : new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(whole),
  );
  if (typed) {
    const at = code.slice(0, typed.index).split('\n').length;
    const instead = name === 'tf' ? `: write \`${line}\`` : ': remove the word `type`';
    return `Line ${at} imports ${name} as a type, which is gone when the code runs${instead}.`;
  }
  return name === 'tf' ? `Write \`${line}\` at the top of the file.` : undefined;
}
