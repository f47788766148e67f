/**
 * The files that a process without other rights must be able to read to run `tfjs.ts` and `engine.ts`: for Node's
 * permission model and for sandboxes. This file itself is for their caller; a page never loads it.
 */
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packages loaded at run time; tfjs-core's node-fetch and long are never reached. */
const packages = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-cpu',
  'seedrandom', // by the plain JavaScript engine
];

/** Folders, as real paths: a link inside an allowed folder would lead out of it. */
export function readableFiles(): string[] {
  const require = createRequire(import.meta.url);
  const folder = (name: string): string => realpathSync(dirname(require.resolve(`${name}/package.json`)));
  const tensor = realpathSync(dirname(fileURLToPath(import.meta.url)));
  const folders = [tensor, join(tensor, '../shared'), ...packages.map(folder)];
  return folders.map((path) => join(path, '/'));
}
