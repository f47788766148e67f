import { lstat, readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** A file of a submission: its text, or why it cannot be taken. */
export type SubmittedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const largest = 256 * 1024;

/** Reads `<unit>/<exercise>.ts`; links are never followed, so a submission reaches nothing but itself. */
export async function readSubmittedFile(folder: string, id: string): Promise<SubmittedFile> {
  const [unit = '', name = ''] = id.split('/');
  const file = join(folder, unit, `${name}.ts`);
  try {
    const parent = await lstat(join(folder, unit));
    if (parent.isSymbolicLink())
      return { kind: 'unreadable', reason: `${unit} is a link; submit the folder itself.` };
    const stat = await lstat(file);
    if (stat.isSymbolicLink())
      return { kind: 'unreadable', reason: `${id}.ts is a link; submit the file itself.` };
    if (!stat.isFile()) return { kind: 'unreadable', reason: `${id}.ts is not a file.` };
    if (stat.size > largest)
      return { kind: 'unreadable', reason: `${id}.ts has ${stat.size} bytes; at most ${largest} are taken.` };
    return { kind: 'text', text: await readFile(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', reason: `${id}.ts cannot be read (${code ?? String(error)}).` };
  }
}

export interface Found {
  readonly path: string;
  readonly name: string;
}

/** One submission where the folder holds a unit, else a submission in each folder below it. */
export async function findSubmissions(
  folder: string,
  units: readonly string[],
): Promise<{ many: boolean; found: Found[] }> {
  const path = resolve(folder);
  const stat = await lstat(path).catch(() => undefined);
  if (!stat) throw new Error(`there is no folder ${folder}. Name a submission, or a folder of submissions.`);
  if (!stat.isDirectory())
    throw new Error(`${folder} is a file. Name the folder that holds <unit>/<exercise>.ts files.`);
  const below = (await readdir(path, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  if (below.some((entry) => units.includes(entry.name)))
    return { many: false, found: [{ path, name: basename(path) }] };
  if (below.length === 0)
    throw new Error(
      `${folder} holds no submission. A submission is a folder with <unit>/<exercise>.ts files (units: ${units.join(', ')}).`,
    );
  const found = below.map((entry) => ({ path: join(path, entry.name), name: entry.name }));
  return { many: true, found: found.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
