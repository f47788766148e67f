import { lstat, readFile, readdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parse } from 'yaml';

import { ArchiveProblem, readArchive, type ArchivedFile } from './archive.ts';
import { gradescopeNames, handedIn, withoutAssignment } from './student-name.ts';

/** A file of a submission: its text, or why it cannot be taken. */
export type SubmittedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What one student handed in. */
export interface Found {
  readonly name: string;
  /** The file of an exercise, `<unit>/<exercise>`. */
  readonly read: (id: string) => Promise<SubmittedFile>;
}

const largest = 256 * 1024;
const largestArchive = 32 * 1024 ** 2;

/** Reads `<unit>/<exercise>.ts`; links are never followed, so a submission reaches nothing but itself. */
async function readInFolder(folder: string, id: string): Promise<SubmittedFile> {
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

/** A folder with `<unit>/<exercise>.ts` files, or with one archive of such files. */
export const folderSubmission = (folder: string, name: string): Found => {
  let packed: Promise<Found | undefined> | undefined;
  return {
    name,
    async read(id) {
      const file = await readInFolder(folder, id);
      if (file.kind !== 'missing') return file;
      packed ??= onlyArchive(folder, name);
      return (await (await packed)?.read(id)) ?? file;
    },
  };
};

async function onlyArchive(folder: string, name: string): Promise<Found | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const [only, another] = entries.filter((entry) => entry.isFile() && extname(entry.name) === '.zip');
  return only && !another
    ? archiveSubmission(await readUpTo(largestArchive, join(folder, only.name)), name)
    : undefined;
}

/** A zip of a submission's folder, whatever it is called inside; a damaged one is that student's alone. */
export function archiveSubmission(bytes: Uint8Array, name: string): Found {
  try {
    return filesSubmission(
      readArchive(bytes, (path) => extname(path.at(-1) ?? '') === '.ts'),
      name,
    );
  } catch (error) {
    if (!(error instanceof ArchiveProblem)) throw error;
    return refused(error.message, name);
  }
}

const refused = (reason: string, name: string): Found => ({
  name,
  read: () => Promise.resolve({ kind: 'unreadable', reason }),
});

/** Files by their unit, or by their own names alone where they were handed in one by one. */
const filesSubmission = (files: readonly ArchivedFile[], name: string): Found => ({
  name,
  read: (id) => Promise.resolve(fileOf(files, id)),
});

function fileOf(files: readonly ArchivedFile[], id: string): SubmittedFile {
  const [unit = '', exercise = ''] = id.split('/');
  const named = files.filter(({ path }) => path.at(-1) === `${exercise}.ts`);
  const inUnit = named.filter(({ path }) => path.at(-2) === unit);
  const loose = named.filter(({ path }) => path.length === 1);
  const [file, another] = inUnit.length > 0 ? inUnit : loose;
  if (!file) return { kind: 'missing' };
  if (another)
    return { kind: 'unreadable', reason: `${id}.ts stands twice in what was handed in; hand in one.` };
  const size = file.bytes.length;
  if (size > largest)
    return { kind: 'unreadable', reason: `${id}.ts has ${size} bytes; at most ${largest} are taken.` };
  return { kind: 'text', text: new TextDecoder().decode(file.bytes) };
}

/**
 * One submission where the folder holds a unit, else all that are below it: folders, zips, and what Canvas, Moodle,
 * Gradescope and GitHub Classroom make of a class when they export it. Names come from their conventions.
 */
export async function findSubmissions(
  folder: string,
  units: readonly string[],
): Promise<{ many: boolean; found: Found[] }> {
  const path = resolve(folder);
  const stat = await lstat(path).catch(() => undefined);
  if (!stat) throw new Error(`there is no folder ${folder}. Name a submission, or a folder of submissions.`);
  if (stat.isFile() && extname(path) === '.zip') return inClassArchive(path, units);
  if (!stat.isDirectory())
    throw new Error(`${folder} is a file. Name the folder that holds <unit>/<exercise>.ts files, or a zip.`);
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (folders.some((name) => units.includes(name)))
    return { many: false, found: [folderSubmission(path, basename(path))] };
  const files = entries.filter((entry) => entry.isFile() && /\.(zip|ts)$/.test(entry.name));
  const loose = await Promise.all(
    files.map(async ({ name }) => ({
      path: [name],
      bytes: await readUpTo(largestArchive, join(path, name)),
    })),
  );
  const metadata = await readFile(join(path, 'submission_metadata.yml'), 'utf8').catch(() => undefined);
  const names = namesOf(folders, metadata, basename(path));
  const found = [
    ...folders.map((name, i) => folderSubmission(join(path, name), names[i] ?? name)),
    ...handedInAlone(loose),
  ];
  if (found.length === 0) throw new Error(nothingIn(folder, units));
  return { many: true, found: byName(found) };
}

async function inClassArchive(
  file: string,
  units: readonly string[],
): Promise<{ many: boolean; found: Found[] }> {
  const name = basename(file, '.zip');
  const files = readArchive(await readFile(file), (path) => /\.(ts|zip|yml)$/.test(path.at(-1) ?? ''));
  const shared = sharedFolder(files);
  const inside = files.map(({ path, bytes }) => ({ path: path.slice(shared.length), bytes }));
  if (inside.some(({ path: [first = ''] }) => units.includes(first)))
    return { many: false, found: [filesSubmission(inside, name)] };
  const folders = [
    ...new Set(inside.filter(({ path }) => path.length > 1).map(({ path: [first = ''] }) => first)),
  ];
  const metadata = inside.find(({ path }) => path.join('/') === 'submission_metadata.yml');
  const names = namesOf(folders, metadata && new TextDecoder().decode(metadata.bytes), shared.at(-1) ?? name);
  const found = [
    ...folders.map((folder, i) => {
      const own = inside.filter(({ path }) => path.length > 1 && path[0] === folder);
      const [packed, another] = own.filter(({ path }) => extname(path.at(-1) ?? '') === '.zip');
      const student = names[i] ?? folder;
      return packed && !another
        ? archiveSubmission(packed.bytes, student)
        : filesSubmission(
            own.map(({ path, bytes }) => ({ path: path.slice(1), bytes })),
            student,
          );
    }),
    ...handedInAlone(inside.filter(({ path }) => path.length === 1)),
  ];
  if (found.length === 0) throw new Error(nothingIn(file, units));
  return { many: true, found: byName(found) };
}

/** A file that is too large is read as nothing, which no archive is: one student's must not fill the memory. */
async function readUpTo(most: number, file: string): Promise<Uint8Array> {
  const { size } = await lstat(file);
  return size > most ? new Uint8Array(0) : readFile(file);
}

/** The folder that holds everything, as most programs pack: it is no student's. */
function sharedFolder(files: readonly ArchivedFile[]): readonly string[] {
  const [first = ''] = files[0]?.path ?? [];
  const all = files.length > 0 && files.every(({ path }) => path.length > 2 && path[0] === first);
  const metadata = files.some(({ path }) => path.length === 2 && path[1] === 'submission_metadata.yml');
  return all || (metadata && files.every(({ path }) => path[0] === first)) ? [first] : [];
}

/** Files that lie side by side, as Canvas exports them: those of one student together. */
function handedInAlone(files: readonly ArchivedFile[]): Found[] {
  const students = new Map<string, ArchivedFile[]>();
  for (const { path, bytes } of files) {
    const [name = ''] = path;
    const { student, file } = handedIn(name);
    if (file === undefined && extname(name) !== '.zip') continue;
    students.set(student, [...(students.get(student) ?? []), { path: [file ?? name], bytes }]);
  }
  return [...students].map(([student, own]) => {
    const [packed, another] = own.filter(({ path }) => extname(path[0] ?? '') === '.zip');
    if (packed && (another ?? own.length > 1))
      return refused(
        'more than one archive, or an archive and other files, were handed in; hand in one.',
        student,
      );
    return packed ? archiveSubmission(packed.bytes, student) : filesSubmission(own, student);
  });
}

/** Students' names of their folders; `from` is what a folder of repositories is called, `<assignment>-submissions`. */
function namesOf(folders: readonly string[], metadata: string | undefined, from: string): string[] {
  if (metadata !== undefined) {
    const names = gradescopeNames(parse(metadata) as unknown);
    return folders.map((folder) => names.get(folder) ?? folder);
  }
  const [, assignment] = /^(.+)-submissions$/.exec(from) ?? [];
  return withoutAssignment(folders, assignment).map((folder) => handedIn(folder).student);
}

const byName = (found: readonly Found[]): Found[] => found.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const nothingIn = (folder: string, units: readonly string[]): string =>
  `${folder} holds no submission. A submission is a folder with <unit>/<exercise>.ts files, or a zip of one (units: ${units.join(', ')}).`;
