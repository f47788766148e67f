import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caps } from '#grader/core/caps.ts';
import { cacheFolder, compilerPath, packagesFolder } from '../installed-packages.ts';
import { projectFolder } from '../project-folder.ts';
import { ownCode, realPaths } from './tool-files.ts';

/**
 * The most type errors shown per file, besides a line with the number of the rest, and the most characters per message.
 */
export const maxErrors = caps.typeErrors - 1;
export const maxMessageLength = caps.typeError;

/** What the process that checks types may read. Messages show types, so this is also all that a message can reveal. */
export interface TypeFiles {
  /** The compiler's main module. */
  readonly compiler: string;
  /** Folders, with a separator at their ends. */
  readonly readable: readonly string[];
  /** Where the compiled compiler is cached; undefined if the packages' folder is read-only. */
  readonly cache?: string | undefined;
}

/** Packages whose types the tensor library names. */
const typed = ['@tensorflow', '@types', '@webgpu'];

export function typeFiles(): TypeFiles & { readonly code: readonly string[] } {
  const [compiler, packages] = [compilerPath(), packagesFolder()];
  const tensors = join(projectFolder, 'reference', 'tensor', sep);
  const folders = [dirname(compiler), ...typed.map((name) => join(packages, name)), tensors];
  // The compiler asks for packages by this name; it differs from the real one if `node_modules` is a link.
  const named = typed.map((name) => join(projectFolder, 'node_modules', name, sep)).filter(existsSync);
  const own = [join(packages, 'typescript', 'package.json'), fileURLToPath(import.meta.url)];
  const cache = cacheFolder('genlab');
  const code = [...ownCode(), ...realPaths(own)];
  return {
    compiler,
    readable: [...new Set([...realPaths(folders.map((folder) => join(folder, sep))), ...named])],
    cache: cache === undefined ? undefined : join(cache, sep),
    code,
  };
}
