/** A student's work as a file, to take it to another browser. */
import { asWork, type Work } from './work.ts';

export type AllWork = Readonly<Record<string, Work>>;

const format = 'genlab work';
const version = 1;

export const exported = (work: AllWork): string =>
  `${JSON.stringify({ format, version, exercises: work }, null, 2)}\n`;

/**
 * The work in such a file. Throws one sentence where it is none, or where an exercise is unknown here: nothing is taken
 * from half a file.
 */
export function imported(text: string, known: readonly string[]): AllWork {
  const file = parsedObject(text);
  if (file['format'] !== format)
    throw new Error('This is no file of the course: choose one that was made by “Export”.');
  if (file['version'] !== version)
    throw new Error(
      `This file has version ${String(file['version'])}, and this site reads version ${version}. Open it with the site that made it.`,
    );
  const { exercises } = file;
  if (typeof exercises !== 'object' || exercises === null) throw new Error('This file holds no exercises.');
  return Object.fromEntries(
    Object.entries(exercises).map(([id, value]) => {
      const work = asWork(value);
      if (!known.includes(id)) throw new Error(`This file has an exercise that this course lacks: ${id}.`);
      if (!work) throw new Error(`The work on ${id} in this file cannot be read.`);
      return [id, work];
    }),
  );
}

/** The exercises where taking over a file would replace code that is not the same. */
export const replaced = (mine: AllWork, theirs: AllWork): string[] =>
  Object.keys(theirs).filter((id) => {
    const own = mine[id];
    return own !== undefined && own.code !== theirs[id]?.code;
  });

function parsedObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null)
    throw new Error('This file cannot be read: it holds no JSON.');
  return value as Readonly<Record<string, unknown>>;
}
