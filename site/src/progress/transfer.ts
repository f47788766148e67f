/** A student's work as a file, to take it to another browser. */
import { asWork, type Work } from './work.ts';

export type AllWork = Readonly<Record<string, Work>>;

const format = 'genlab work';
const version = 1;

/** Characters of a whole file: more than a browser keeps, so that it takes in whatever was exported. */
const mostInFile = 10_000_000;
/** Characters of one exercise's code. */
const mostCode = 1_000_000;

export const exported = (work: AllWork): string =>
  `${JSON.stringify({ format, version, exercises: work }, null, 2)}\n`;

/** The text of a file that was chosen; throws one sentence instead of reading a file that is too large to be one of ours. */
export async function textOf(file: Pick<File, 'size' | 'text'>): Promise<string> {
  // UTF-8 has up to three bytes for each character that JavaScript counts.
  if (file.size > 3 * mostInFile)
    throw new Error(
      `This file has ${file.size} bytes, and ${3 * mostInFile} are the most: choose one that was made by “Export”.`,
    );
  return await file.text();
}

/**
 * The work in such a file, which may come from anybody: for each exercise of the course, what the file says of it, and
 * nothing else of the file. Throws one sentence if it cannot be read, or if it speaks of an exercise that is unknown here:
 * nothing is taken from half a file.
 */
export function imported(text: string, known: readonly string[]): AllWork {
  if (text.length > mostInFile)
    throw new Error(
      `This file has ${text.length} characters, and ${mostInFile} are the most: choose one that was made by “Export”.`,
    );
  const file = parsedObject(text);
  if (own(file, 'format') !== format)
    throw new Error('This is not a file of the course: choose one that was made by “Export”.');
  const written = own(file, 'version');
  if (written !== version)
    throw new Error(
      `This file has version ${shown(written)}, and this site reads version ${version}. Open it with the site that made it.`,
    );
  const exercises = own(file, 'exercises');
  if (!isRecord(exercises))
    throw new Error('This file holds no exercises: choose one that was made by “Export”.');
  const unknown = Object.keys(exercises).find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Error(
      `This file has an exercise that this course lacks, ${shown(unknown)}: choose a file of this course.`,
    );
  return Object.fromEntries(
    known.flatMap((id) => (Object.hasOwn(exercises, id) ? [[id, workOn(id, own(exercises, id))]] : [])),
  );
}

function workOn(id: string, value: unknown): Work {
  const work = isRecord(value)
    ? asWork({ code: own(value, 'code'), passed: own(value, 'passed') })
    : undefined;
  if (!work)
    throw new Error(`The work on ${id} in this file cannot be read: its code or its mark is missing.`);
  if (work.code.length > mostCode)
    throw new Error(
      `The code for ${id} in this file has ${work.code.length} characters, and ${mostCode} are the most.`,
    );
  return work;
}

/** The exercises for which taking over a file would replace code that is not the same. */
export const replaced = (mine: AllWork, theirs: AllWork): string[] =>
  Object.keys(theirs).filter((id) => {
    const mineHere = mine[id];
    return mineHere !== undefined && mineHere.code !== theirs[id]?.code;
  });

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Never what a prototype says: a file may name `__proto__` or `constructor`. */
const own = (record: JsonRecord, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** A value of a stranger's in a sentence: short, on one line, and without characters that cannot be seen. */
function shown(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return 'none that can be read';
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
    throw new Error('This file cannot be read, since it is not JSON: choose one that was made by “Export”.');
  return value;
}
