import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { projectFolder } from '#grader/session/node/project-folder.ts';

/**
 * May also match an import in a comment, but never misses one: a test compares it with TypeScript, which would take fifty
 * times as long at each start.
 */
const imports = /\b(?:from|import|new URL)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/**
 * A digest of the text of some source files and of all that they import from the project, whatever folder they were
 * copied to: what a verdict can depend on. Packages are covered by the lock file.
 */
export function sourceDigest(paths: readonly string[]): string {
  const files = new Map<string, string>();
  const waiting = paths.flatMap(filesIn);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const bytes = readFileSync(path);
    files.set(path, `${basename(dirname(path))}/${basename(path)} ${sha256(bytes)}`);
    if (/\.[jt]s$/.test(path)) waiting.push(...imported(path, bytes.toString('utf8')));
  }
  return sha256([...files.values()].sort().join());
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** No verdict depends on a README. */
const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];

/** What a source file of ours imports, by name; also files that it starts as threads. */
export const specifiersIn = (text: string): string[] =>
  [...text.matchAll(imports)].map(([, specifier = '']) => specifier);

function imported(path: string, text: string): string[] {
  const found = specifiersIn(text).map((specifier) =>
    specifier.startsWith('#') ? join(projectFolder, specifier.slice(1)) : join(dirname(path), specifier),
  );
  // A package name does not resolve to a file here.
  return found.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
