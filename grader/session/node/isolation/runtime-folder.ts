import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { readableFiles } from '#reference/tensor/readable-files.ts';
import { projectFolder } from '../project-folder.ts';
import { stripTypes } from '../tools/strip-types.ts';
import { KeptRuntime } from './kept-runtime.ts';

/** The only part of the project that a child can read, as JavaScript: losses, oracles and exercises stay outside. */
export const parts = [
  'datasets/random.ts',
  'grader/core',
  'grader/quiz',
  ...[
    'frames',
    'student-runner',
    'keep-arguments',
    'evaluate',
    'unusable',
    'report-error',
    'response-caps',
  ].map((name) => `grader/session/${name}.ts`),
  'grader/session/node/child',
  'reference/shared',
  'reference/tensor',
];
const project = realpathSync(projectFolder);

export interface RuntimeFolder {
  /** Ends in a separator. */
  readonly root: string;
  readonly boot: string;
  /** A folder for one child's code cache, filled from the last call of `keepCache` for that engine. */
  newCache(engine: string): string;
  /** Keeps a cache as the base of later ones. Only for a child that has not seen a student's code. */
  keepCache(engine: string, cache: string): void;
  readonly readable: readonly string[];
  /** Maps a package name to the file that Node would load for it. */
  readonly packages: Readonly<Record<string, string>>;
}

let folder: RuntimeFolder | undefined;

/** Created once per process in the system's temporary folder, and removed when the process ends. */
export function runtimeFolder(): RuntimeFolder {
  if (folder) return folder;
  removeLeftOvers();
  const base = realpathSync(mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`)));
  removeAtEnd(base);
  const root = join(base, 'code', sep);
  const files = parts.flatMap((part) => filesOf(join(project, part)));
  const kept = new KeptRuntime(files);
  if (!kept.take('code', root)) {
    for (const file of files) copy(file, join(root, relative(project, file)));
    writeFileSync(join(root, 'package.json'), '{"type":"module"}\n');
    kept.keep('code', root);
  }
  const warm = new Map<string, string>();
  const keepWarm = (engine: string, fill: (folder: string) => boolean): void => {
    const to = join(base, `warm-${warm.size}`, sep);
    if (fill(to)) warm.set(engine, to);
  };
  let caches = 0;
  const require = createRequire(import.meta.url);
  const names = ['tfjs-core', 'tfjs-layers', 'tfjs-backend-wasm', 'tfjs-backend-cpu'].map(
    (name) => `@tensorflow/${name}`,
  );
  const packages = Object.fromEntries(names.map((name) => [name, realpathSync(require.resolve(name))]));
  const outside = readableFiles().filter((path) => !path.startsWith(join(project, 'reference', sep)));
  folder = {
    root,
    boot: join(root, 'grader', 'session', 'node', 'child', 'boot.js'),
    newCache(engine) {
      const cache = join(base, `cache-${++caches}`, sep);
      if (!warm.has(engine)) keepWarm(engine, (folder) => kept.take(`compiled-${engine}`, folder));
      const from = warm.get(engine);
      if (from === undefined) mkdirSync(cache);
      else linkFiles(from, cache);
      return cache;
    },
    keepCache(engine, cache) {
      if (warm.has(engine)) return;
      keepWarm(engine, (folder) => {
        cpSync(cache, folder, { recursive: true });
        kept.keep(`compiled-${engine}`, folder);
        return true;
      });
    },
    readable: [root, ...outside],
    packages,
  };
  return folder;
}

const prefix = 'genlab-run-';
const dayMs = 24 * 3600 * 1000;

/**
 * Removes what killed processes left behind. Another container may share the folder, and its processes are not visible
 * here, so anything touched within the last day stays.
 */
function removeLeftOvers(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    const path = join(tmpdir(), name);
    if (pid === undefined || runs(Number(pid))) continue;
    const { mtimeMs = Infinity } = statSync(path, { throwIfNoEntry: false }) ?? {};
    try {
      if (Date.now() - mtimeMs > dayMs) rmSync(path, { recursive: true, force: true });
    } catch {
      // It belongs to another user.
    }
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** At the end of the process, also if a signal ends it. */
function removeAtEnd(base: string): void {
  const remove = (): void => {
    rmSync(base, { recursive: true, force: true });
  };
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    // If there is already a listener, that listener ends the process.
    if (process.listenerCount(signal) === 0)
      process.once(signal, () => {
        remove();
        process.kill(process.pid, signal);
      });
}

const filesOf = (path: string): readonly string[] =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));

/** TypeScript without its types. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (from.endsWith('.ts')) writeFileSync(to, stripTypes(readFileSync(from, 'utf8')));
  else cpSync(from, to);
}

/**
 * The same files under other names: copying takes ten times as long. Node never writes into a file of its cache, but puts a
 * new one in its place.
 */
function linkFiles(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFiles(source, target);
    else linkSync(source, target);
  }
}
