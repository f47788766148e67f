import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Functions: the tools' processes import this file, and may not search for a package.

/** TypeScript's main module. */
export const compilerPath = (): string => createRequire(import.meta.url).resolve('typescript');

/** The folder of the installed packages: beside this project's files, or above them in a student's handout. */
export const packagesFolder = (): string => dirname(dirname(dirname(compilerPath())));

/**
 * Makes a folder of this name beside the packages, for what may be computed again. Undefined if the packages belong to
 * another user: only the one who installed them writes there.
 */
export function cacheFolder(name: string): string | undefined {
  const folder = join(packagesFolder(), '.cache', name);
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return undefined;
  }
}
