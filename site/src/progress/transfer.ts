/** A student's work as a file, to move it to another browser. */
import { asWork, type Work } from './work.ts';

export type AllWork = Readonly<Record<string, Work>>;

const format = 'genlab work';
const version = 1;

/** The limit for a whole file, in characters: more than a browser stores, so that every export can be imported. */
const maxFileLength = 10_000_000;
/** The limit for the code of one exercise, in characters. */
const maxCodeLength = 1_000_000;

/** @param objectives the names of those that are checked off; sites that know none ignore them */
export const exported = (work: AllWork, objectives: readonly string[] = []): string =>
  `${JSON.stringify({ format, version, exercises: work, ...(objectives.length > 0 && { objectives }) }, null, 2)}\n`;

/** The text of the chosen file. Throws one sentence, without reading it, if the file is too large to be an export. */
export async function textOf(file: Pick<File, 'size' | 'text'>): Promise<string> {
  // UTF-8 has up to three bytes for each character that JavaScript counts.
  if (file.size > 3 * maxFileLength)
    throw new Error(
      `This file has ${file.size} bytes, and the limit is ${3 * maxFileLength}. Choose a file that was made with “Export”.`,
    );
  return await file.text();
}

/**
 * The work in an exported file, which is untrusted: the entries for exercises of the course and nothing else. Throws one
 * sentence if the file cannot be read or names an unknown exercise, so that no file is imported in part.
 */
export function imported(text: string, known: readonly string[]): AllWork {
  const exercises = own(exportedFile(text), 'exercises');
  if (!isRecord(exercises))
    throw new Error('This file contains no exercises. Choose a file that was made with “Export”.');
  const unknown = Object.keys(exercises).find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Error(
      `This file contains an exercise that is not in this course: ${shown(unknown)}. Choose a file from this course.`,
    );
  return Object.fromEntries(
    known.flatMap((id) => (Object.hasOwn(exercises, id) ? [[id, workOn(id, own(exercises, id))]] : [])),
  );
}

/**
 * The objectives in an exported file that the course still has. Lessons change, so others are ignored. Throws one sentence if
 * the file cannot be read.
 */
export function importedObjectives(text: string, known: readonly string[]): string[] {
  const objectives = own(exportedFile(text), 'objectives');
  const named = new Set<unknown>(Array.isArray(objectives) ? objectives : []);
  return known.filter((name) => named.has(name));
}

/** An untrusted text as an export of this version. */
function exportedFile(text: string): JsonRecord {
  if (text.length > maxFileLength)
    throw new Error(
      `This file has ${text.length} characters, and the limit is ${maxFileLength}. Choose a file that was made with “Export”.`,
    );
  const file = parsedObject(text);
  if (own(file, 'format') !== format)
    throw new Error(
      'This file was not exported from this course. Choose a file that was made with “Export”.',
    );
  const written = own(file, 'version');
  if (written !== version)
    throw new Error(
      `This file has format version ${shown(written)}, but this site reads version ${version}. Import it on the site that exported it.`,
    );
  return file;
}

function workOn(id: string, value: unknown): Work {
  const work = isRecord(value)
    ? asWork({ code: own(value, 'code'), passed: own(value, 'passed') })
    : undefined;
  if (!work)
    throw new Error(`The work on ${id} in this file cannot be read: its code or its passed mark is missing.`);
  if (work.code.length > maxCodeLength)
    throw new Error(
      `The code for ${id} in this file has ${work.code.length} characters, and the limit is ${maxCodeLength}.`,
    );
  return work;
}

/** The exercises for which an import would replace different code. */
export const replaced = (mine: AllWork, theirs: AllWork): string[] =>
  Object.keys(theirs).filter((id) => {
    const mineHere = mine[id];
    return mineHere !== undefined && mineHere.code !== theirs[id]?.code;
  });

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ignores the prototype: a file can name `__proto__` or `constructor`. */
const own = (record: JsonRecord, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** An untrusted value for a message: short, on one line, and without invisible characters. */
function shown(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return 'unknown';
  const plain = String(value).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return `“${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}”`;
}

function parsedObject(text: string): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isRecord(value))
    throw new Error(
      'This file cannot be read because it is not JSON. Choose a file that was made with “Export”.',
    );
  return value;
}
