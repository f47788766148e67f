import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../installed-packages.ts';

const dayMs = 24 * 3600 * 1000;

/**
 * What one grader has prepared for its children, kept for the next one: their modules without types, and V8's code for them.
 * It is beside the installed packages, which a grader trusts in the same way, and no child may write there. Each grader
 * works on its own copy.
 */
export class KeptRuntime {
  /** Undefined if the packages belong to another user. */
  readonly #folder: string | undefined;

  /** @param sources the files that everything is made from: another content is kept apart */
  constructor(sources: readonly string[]) {
    const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
    for (const file of sources) hash.update(`\n${file}\n`).update(readFileSync(file));
    this.#folder = madeFolder(hash.digest('hex').slice(0, 16));
  }

  /** Copies what is kept under a name to a folder that does not exist yet. False if nothing is kept. */
  take(name: string, to: string): boolean {
    if (this.#folder === undefined || !existsSync(join(this.#folder, name))) return false;
    try {
      cpSync(join(this.#folder, name), to, { recursive: true });
      return true;
    } catch {
      // Another grader, of newer code, has just removed it.
      rmSync(to, { recursive: true, force: true });
      return false;
    }
  }

  /** Keeps a copy of a folder, unless another grader has. */
  keep(name: string, from: string): void {
    if (this.#folder === undefined || existsSync(join(this.#folder, name))) return;
    const unfinished = join(this.#folder, `${name}-${process.pid}`);
    try {
      cpSync(from, unfinished, { recursive: true });
      renameSync(unfinished, join(this.#folder, name));
    } catch {
      // Without it, the next grader prepares its own.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
}

function madeFolder(hash: string): string | undefined {
  // Not the folder that the process of the compiler writes to: it reads students' files.
  const all = cacheFolder('genlab-children');
  if (all === undefined) return undefined;
  const folder = join(all, hash);
  try {
    mkdirSync(folder, { recursive: true });
    utimesSync(folder, new Date(), new Date());
    for (const other of readdirSync(all)) {
      const { mtimeMs = Infinity } = statSync(join(all, other), { throwIfNoEntry: false }) ?? {};
      if (Date.now() - mtimeMs > dayMs) rmSync(join(all, other), { recursive: true, force: true });
    }
    return folder;
  } catch {
    return undefined;
  }
}
