import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readableFiles } from '#reference/tensor/readable-files.ts';
import { stripTypes } from './strip-types.ts';

/** The only part of the project that a child can read, as JavaScript: losses, oracles and exercises stay outside. */
const parts = ['grader/core', 'grader/sandbox/child', 'grader/sandbox/frames.ts', 'reference/tensor'];
const project = realpathSync(fileURLToPath(new URL('../../', import.meta.url)));

export interface RuntimeFolder {
  /** Ends in a separator. */
  readonly root: string;
  readonly boot: string;
  /** V8's code cache; a child may write here until the student's code is loaded. */
  readonly cache: string;
  readonly readable: readonly string[];
  /** Package name to the file that Node would load for it. */
  readonly packages: Readonly<Record<string, string>>;
}

let folder: RuntimeFolder | undefined;

/** Made once a process, in the system's temporary folder, and removed when it ends. */
export function runtimeFolder(): RuntimeFolder {
  if (folder) return folder;
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'genlab-'))), sep);
  process.once('exit', () => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const part of parts) copy(join(project, part), root);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}\n');
  const cache = join(root, 'cache', sep);
  mkdirSync(cache);
  const require = createRequire(import.meta.url);
  const names = ['tfjs-core', 'tfjs-layers', 'tfjs-backend-wasm', 'tfjs-backend-cpu'].map(
    (name) => `@tensorflow/${name}`,
  );
  const packages = Object.fromEntries(names.map((name) => [name, realpathSync(require.resolve(name))]));
  const outside = readableFiles().filter((path) => !path.startsWith(project + 'reference'));
  folder = {
    root,
    boot: join(root, 'grader', 'sandbox', 'child', 'boot.js'),
    cache,
    readable: [root, ...outside],
    packages,
  };
  return folder;
}

function copy(from: string, root: string): void {
  const files = from.endsWith('.ts')
    ? [from]
    : readdirSync(from, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) {
    const to = join(root, relative(project, file));
    mkdirSync(dirname(to), { recursive: true });
    if (file.endsWith('.ts')) writeFileSync(to, stripTypes(readFileSync(file, 'utf8')));
    else cpSync(file, to);
  }
}
