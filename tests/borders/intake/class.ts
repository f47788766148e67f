import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { intake, type Submission, type Intake } from '#grader/host/intake/index.ts';
import { tar } from './tar-writer.ts';
import { zip } from './zip-writer.ts';

/** The exercises of a course with two units, one of which has the name of a real one. */
export const ids = ['unit/first', 'unit/second', 'other/third', 'other/sample-gaussian'] as const;

/** Path to content; a path that ends in a slash is an empty folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const code = (author: string): string => `export const by = '${author}';\n`;

const root = mkdtempSync(join(tmpdir(), 'genlab-borders-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let count = 0;
/** A new path for each call, with that last part. */
export function place(name: string): string {
  const folder = join(root, String(count++));
  mkdirSync(folder);
  return join(folder, name);
}

export function onDisk(files: Files, name = 'class'): string {
  const folder = place(name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, file);
    mkdirSync(file.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!file.endsWith('/')) writeFileSync(path, content);
  }
  return folder;
}

export function asFile(bytes: string | Uint8Array, name: string): string {
  const file = place(name);
  writeFileSync(file, bytes);
  return file;
}

const entries = (files: Files) => Object.entries(files).map(([name, content]) => ({ name, content }));
export const zipped = (files: Files): Buffer => zip(entries(files));
export const tarred = (files: Files): Buffer => tar(entries(files));
export const asZip = (files: Files, name = 'class.zip'): string => asFile(zipped(files), name);
export const asTarGz = (files: Files, name = 'class.tar.gz'): string => asFile(gzipSync(tarred(files)), name);

/** The same class in every form in which it may be handed in. */
export const everyForm = (files: Files, name = 'class'): [string, string][] => [
  ['folder', onDisk(files, name)],
  ['zip', asZip(files, `${name}.zip`)],
  ['tar.gz', asTarGz(files, `${name}.tar.gz`)],
  ['tgz', asTarGz(files, `${name}.tgz`)],
  ['tar', asFile(tarred(files), `${name}.tar`)],
];

/** What is read of one student: the author of each exercise, or why there is none. */
export async function rowOf(one: Submission): Promise<Record<string, string>> {
  const row: Record<string, string> = {};
  for (const id of ids) {
    const file = await one.read(id);
    if (file.kind === 'text') row[id] = /by = '(.*)'/.exec(file.text)?.[1] ?? file.text;
    else if (file.kind === 'unreadable') row[id] = `? ${file.reason}`;
  }
  return row;
}

/** Student to what is read. */
export async function rowsOf(taken: Intake): Promise<Record<string, Record<string, string>>> {
  const rows = await Promise.all(taken.submissions.map(async (one) => [one.name, await rowOf(one)] as const));
  return Object.fromEntries(rows);
}

export const rows = async (...sources: string[]) => rowsOf(await intake(sources, ids));

export const only = async (...sources: string[]): Promise<Submission> => {
  const { submissions } = await intake(sources, ids);
  const [one] = submissions;
  if (!one || submissions.length !== 1) throw new Error(`${submissions.length} submissions`);
  return one;
};

/** The notes of a student once all has been read. */
export async function notesOf(one: Submission): Promise<readonly string[]> {
  await rowOf(one);
  return one.notes();
}
