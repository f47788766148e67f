import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caps } from '#grader/core/caps.ts';
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
const packages = ['@tensorflow', '@types', '@webgpu'];

export function typeFiles(): TypeFiles & { readonly code: readonly string[] } {
  const compiler = createRequire(import.meta.url).resolve('typescript');
  // Beside this project's files, or above them in a student's handout.
  const installed = dirname(dirname(dirname(compiler)));
  const tensors = join(projectFolder, 'reference', 'tensor', sep);
  const folders = [dirname(compiler), ...packages.map((name) => join(installed, name)), tensors];
  // The compiler asks for packages by this name; it differs from the real one if `node_modules` is a link.
  const named = packages.map((name) => join(projectFolder, 'node_modules', name, sep)).filter(existsSync);
  const own = [join(dirname(dirname(compiler)), 'package.json'), fileURLToPath(import.meta.url)];
  const code = [...ownCode(), ...realPaths(own)];
  return {
    compiler,
    readable: [...new Set([...realPaths(folders.map((folder) => join(folder, sep))), ...named])],
    cache: made(join(installed, '.cache', 'genlab')),
    code,
  };
}

/** Only the user who installed the packages writes beside them. */
function made(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    return join(folder, sep);
  } catch {
    return undefined;
  }
}
