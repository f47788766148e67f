import type { NumericArray } from '#reference/shared/arrays.ts';
import { caps } from '../core/caps.ts';

const longest = caps.written;

/** Only numbers leave the child, so this is the JSON text of a student's answers as UTF-16 codes. */
export function answerCodes(answers: unknown): number[] {
  const json = JSON.stringify(answers) as string | undefined;
  if (json === undefined || !json.startsWith('{'))
    throw new Error('answers must be an object with one entry for each question.');
  if (json.length > longest)
    throw new Error(`answers have ${json.length} characters; ${longest} are the most that are read.`);
  return Array.from({ length: json.length }, (_, i) => json.charCodeAt(i));
}

/** The answers behind the codes that a child sent; undefined if they are not the JSON text of an object. */
export function answersFrom({ shape, data }: NumericArray): Readonly<Record<string, unknown>> | undefined {
  if (shape.length !== 1 || data.length > longest) return undefined;
  let text = '';
  for (const code of data) {
    if (!Number.isInteger(code) || code < 0 || code > 0xffff) return undefined;
    text += String.fromCharCode(code);
  }
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
    // Own entries only: `constructor` is not an answer.
    return Object.assign(Object.create(null) as Record<string, unknown>, given);
  } catch {
    return undefined; // not JSON, or nested too deeply for the stack
  }
}
