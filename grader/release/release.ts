import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { projectFolder } from '#grader/session/node/project-folder.ts';
import { writeHandout } from './handout.ts';
import { filesIn, leaksIn, secretsOf, type Leak, type Secrets } from './secrets.ts';

/** The public folders of the project, except for the course's `_private` folders. */
const open = [
  ...['grader', 'reference', 'datasets', 'exercises', 'site/src', 'docs'],
  ...['core', 'layers'].map((name) => `node_modules/@tensorflow/tfjs-${name}/dist`),
  'node_modules/typescript/lib',
].map((name) => join(projectFolder, name));
/** File types that contain numbers and pictures only. */
const opaque = /\.(wasm|png|svg|woff2?|bin|gz|ico|webp|map)$/;
/** If the search has fewer words than this, it does not work. */
const leastWords = 100;

export interface ReleaseOptions {
  /** A built site, which is searched too. */
  readonly site?: string | undefined;
  /** Must not appear anywhere. */
  readonly key?: string | undefined;
}

export interface Released {
  readonly files: number;
  /** The number of words and lines of the private folders that were searched for. */
  readonly words: number;
}

/**
 * Creates a student's handout of a course, in a new or empty folder. It is searched before it gets its final name: if
 * it contains anything private, there is no handout.
 *
 * @throws Error in one sentence if the folder is not empty or something leaks
 */
export async function release(catalogue: Catalogue, out: string, options: ReleaseOptions): Promise<Released> {
  const target = resolve(out);
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) throw new Error(`${out} is not empty (${there.length} entries). Name a new folder.`);
  const made = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    await writeHandout(catalogue, made);
    const secrets = await courseSecrets(catalogue);
    await expectNoLeak(secrets, options.site ? [made, options.site] : [made], options.key);
    const files = (await filesIn(made)).length;
    await rm(target, { recursive: true, force: true });
    await chmod(made, 0o755);
    await rename(made, target);
    return { files, words: secrets.names.size + secrets.literals.size + secrets.lines.size };
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
}

/** The public folders of a course and of the project. */
export async function courseSecrets({ root }: Pick<Catalogue, 'root'>): Promise<Secrets> {
  const secrets = await secretsOf(root, open);
  const words = secrets.names.size + secrets.literals.size + secrets.lines.size;
  if (secrets.files > 50 && words < leastWords)
    throw new Error(`internal: only ${words} words and lines tell the private files from public ones`);
  return secrets;
}

/** @throws Error that names the first leaks */
export async function expectNoLeak(
  secrets: Secrets,
  folders: readonly string[],
  key: string | undefined,
): Promise<void> {
  const leaks: Leak[] = [];
  for (const folder of folders)
    for (const path of await filesIn(folder)) {
      const name = relative(folder, path);
      if (/(^|[\\/])_private([\\/]|$)/.test(name)) leaks.push({ file: name, word: 'a private folder' });
      if (!opaque.test(path)) leaks.push(...leaksIn(name, await readFile(path, 'utf8'), secrets, key));
    }
  if (leaks.length === 0) return;
  const shown = leaks.slice(0, 5).map(({ file, word }) => `${file} has '${word}'`);
  throw new Error(
    `nothing was released: ${leaks.length} words or lines of private files would be published, ${shown.join(', ')}. Remove them from the public files.`,
  );
}

export async function zipHandout(folder: string, file: string): Promise<void> {
  const name = basename(resolve(folder));
  const entries: Record<string, Uint8Array> = {};
  for (const path of await filesIn(folder))
    entries[`${name}/${relative(folder, path).replaceAll('\\', '/')}`] = await readFile(path);
  await writeFile(file, zipSync(entries));
}

/** Pushes the handout as one commit to a template repository. */
export async function pushHandout(folder: string, remote: string, title: string): Promise<void> {
  const git = async (...args: string[]): Promise<void> => {
    await promisify(execFile)('git', ['-C', folder, ...args]);
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  const author = ['-c', 'user.name=genlab', '-c', 'user.email=genlab@localhost'];
  await git(...author, 'commit', '--quiet', '--message', title);
  await git('push', '--quiet', remote, 'HEAD:main');
}
