import { lstat, readFile, readdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parse } from 'yaml';

import { largestFile, openArchive, type HandedFile } from './archive.ts';
import { gradescopeEntries, handedIn as nameOf, withoutAssignment } from './student-name.ts';

/** A file of a submission: its text, or why it cannot be taken. */
export type SubmittedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What one student handed in. */
export interface Found {
  readonly name: string;
  /** Where the platform that exported it says so. */
  readonly handedIn?: Date | undefined;
  /** The file of an exercise, `<unit>/<exercise>`. */
  readonly read: (id: string) => Promise<SubmittedFile>;
}

const largest = 256 * 1024;
/** A student's archive, and a class's. */
const mostFiles = { student: 10_000, class: 200_000 };

/** Reads `<unit>/<exercise>.ts`; links are never followed, and hard ones not taken, so a submission reaches nothing but itself. */
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
    // It may be a file of another student's, or of ours, under a second name.
    if (stat.nlink > 1)
      return unreadable(`${id}.ts is a hard link to a file that has another name too; submit a copy.`);
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
  let packed: Promise<Found> | undefined;
  return {
    name,
    async read(id) {
      const file = await readInFolder(folder, id);
      if (file.kind !== 'missing') return file;
      packed ??= archivesIn(folder).then((archives) => filesSubmission(archives, name));
      return (await packed).read(id);
    },
  };
};

async function archivesIn(folder: string): Promise<HandedFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return filesOf(
    folder,
    entries.filter((entry) => entry.isFile() && isArchive(entry.name)).map(({ name }) => name),
  );
}

const filesOf = (folder: string, names: readonly string[]): Promise<HandedFile[]> =>
  Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const { size } = await lstat(path);
      return { path: [name], size, read: () => readFile(path) };
    }),
  );

const isArchive = (name: string | undefined): boolean => extname(name ?? '').toLowerCase() === '.zip';

/**
 * Files by their unit, or by their own names alone where they were handed in one by one; or all of them in one archive.
 * Whatever is wrong with them is this student's alone.
 */
function filesSubmission(files: readonly HandedFile[], name: string): Found {
  const [packed, another] = files.filter(({ path }) => isArchive(path.at(-1)));
  let inside: Promise<readonly HandedFile[]> | undefined;
  return {
    name,
    async read(id) {
      try {
        if (packed && (another ?? files.length > 1))
          return unreadable(
            'more than one archive, or an archive and other files, were handed in; hand in one.',
          );
        if (packed) inside ??= contentOf(packed);
        return await fileOf((await inside) ?? files, id);
      } catch (error) {
        return unreadable(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

const unreadable = (reason: string): SubmittedFile => ({ kind: 'unreadable', reason });

async function contentOf(archive: HandedFile): Promise<readonly HandedFile[]> {
  if (archive.size > largestFile)
    throw new Error(`the archive has ${archive.size} bytes; at most ${largestFile} are taken.`);
  return openArchive(await archive.read(), mostFiles.student);
}

/** File systems differ in whether `First.ts` is `first.ts`; here it is. */
async function fileOf(files: readonly HandedFile[], id: string): Promise<SubmittedFile> {
  const [unit = '', exercise = ''] = id.toLowerCase().split('/');
  const part = ({ path }: HandedFile, fromEnd: number): string | undefined =>
    path.at(-fromEnd)?.toLowerCase();
  const named = files.filter((file) => part(file, 1) === `${exercise}.ts`);
  const inUnit = named.filter((file) => part(file, 2) === unit);
  const loose = named.filter(({ path }) => path.length === 1);
  const [file, another] = inUnit.length > 0 ? inUnit : loose;
  if (!file) return { kind: 'missing' };
  if (another) return unreadable(`${id}.ts stands twice in what was handed in; hand in one.`);
  if (file.size > largest)
    return unreadable(`${id}.ts has ${file.size} bytes; at most ${largest} are taken.`);
  return { kind: 'text', text: new TextDecoder().decode(await file.read()) };
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
  if (stat.isFile() && isArchive(path)) return inClassArchive(path, units);
  if (!stat.isDirectory())
    throw new Error(`${folder} is a file. Name the folder that holds <unit>/<exercise>.ts files, or a zip.`);
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (folders.some((name) => units.includes(name)))
    return { many: false, found: [folderSubmission(path, basename(path))] };
  const loose = entries.filter((entry) => entry.isFile() && /\.(zip|ts)$/i.test(entry.name));
  const metadata = await readFile(join(path, 'submission_metadata.yml'), 'utf8').catch(() => undefined);
  const owners = ownersOf(folders, metadata, basename(path));
  const found = [
    ...owners.map(({ folder: own, student, handedIn }) => ({
      ...folderSubmission(join(path, own), student),
      handedIn,
    })),
    ...handedInAlone(
      await filesOf(
        path,
        loose.map(({ name }) => name),
      ),
    ),
  ];
  return classOf(found, folder, units);
}

async function inClassArchive(
  file: string,
  units: readonly string[],
): Promise<{ many: boolean; found: Found[] }> {
  const name = basename(file, extname(file));
  const files = openArchive(await readFile(file), mostFiles.class).filter(({ path }) =>
    /\.(ts|zip|yml)$/i.test(path.at(-1) ?? ''),
  );
  const shared = sharedFolder(files);
  const inside = files.map((one) => ({ ...one, path: one.path.slice(shared.length) }));
  if (inside.some(({ path: [first = ''] }) => units.includes(first)))
    return { many: false, found: [filesSubmission(inside, name)] };
  const folders = [
    ...new Set(inside.filter(({ path }) => path.length > 1).map(({ path: [first = ''] }) => first)),
  ];
  const metadata = await inside.find(({ path }) => path.join('/') === 'submission_metadata.yml')?.read();
  const owners = ownersOf(folders, metadata && new TextDecoder().decode(metadata), shared.at(-1) ?? name);
  const ofFolder = (folder: string): HandedFile[] =>
    inside
      .filter(({ path: [first], path: { length } }) => first === folder && length > 1)
      .map((one) => ({ ...one, path: one.path.slice(1) }));
  const found = [
    ...owners.map(({ folder, student, handedIn }) => ({
      ...filesSubmission(ofFolder(folder), student),
      handedIn,
    })),
    ...handedInAlone(inside.filter(({ path }) => path.length === 1)),
  ];
  return classOf(found, file, units);
}

/** The folder that holds everything, as most programs pack: it is no student's. */
function sharedFolder(files: readonly HandedFile[]): readonly string[] {
  const [first = ''] = files[0]?.path ?? [];
  const all = files.length > 0 && files.every(({ path }) => path.length > 2 && path[0] === first);
  const metadata = files.some(({ path }) => path.length === 2 && path[1] === 'submission_metadata.yml');
  return all || (metadata && files.every(({ path }) => path[0] === first)) ? [first] : [];
}

/** Files that lie side by side, as Canvas exports them: those of one student together. */
function handedInAlone(files: readonly HandedFile[]): Found[] {
  const students = new Map<string, HandedFile[]>();
  for (const one of files) {
    const [name = ''] = one.path;
    const { student, file } = nameOf(name);
    if (file === undefined && !isArchive(name)) continue;
    students.set(student, [...(students.get(student) ?? []), { ...one, path: [file ?? name] }]);
  }
  return [...students].map(([student, own]) => filesSubmission(own, student));
}

interface Owner {
  readonly folder: string;
  readonly student: string;
  readonly handedIn?: Date | undefined;
}

/** Whose the folders are; `from` is what a folder of repositories is called, `<assignment>-submissions`. */
function ownersOf(folders: readonly string[], metadata: string | undefined, from: string): Owner[] {
  if (metadata !== undefined) {
    const entries = gradescopeEntries(parsed(metadata));
    return folders.map((folder) => ({ folder, student: folder, ...entries.get(folder) }));
  }
  const [, assignment] = /^(.+)-submissions$/.exec(from) ?? [];
  return withoutAssignment(folders, assignment).map((name, i) => ({
    folder: folders[i] ?? name,
    student: nameOf(name).student,
  }));
}

function parsed(metadata: string): unknown {
  try {
    return parse(metadata) as unknown;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(
      `submission_metadata.yml is no YAML (${why}). Export the class again, or take the file away.`,
      { cause: error },
    );
  }
}

function classOf(
  found: readonly Found[],
  folder: string,
  units: readonly string[],
): { many: boolean; found: Found[] } {
  if (found.length === 0)
    throw new Error(
      `${folder} holds no submission. A submission is a folder with <unit>/<exercise>.ts files, or a zip of one (units: ${units.join(', ')}).`,
    );
  const names = found.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new Error(
      `two submissions in ${folder} are called '${twice}', and grades could not tell them apart. Rename one, or take it away.`,
    );
  return { many: true, found: found.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}
