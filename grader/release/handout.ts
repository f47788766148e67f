import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build as esbuild, type Plugin } from 'esbuild';
import { workspaceFiles } from '#grader/core/workspace-files.ts';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { runtimeParts } from '#grader/session/node/index.ts';
import { projectFolder } from '#grader/session/node/project-folder.ts';
import { replacedOnce } from '#reference/shared/replaced-once.ts';
import { importedBy, withWorkersAsJavaScript } from './source-text.ts';
import { filesIn } from './secrets.ts';
import { prunedLock, versionOf, type PackageLock } from './lock.ts';

/** The files of an exercise's folder that are released, with what they import from it. Nothing else is released. */
const publicFiles = ['exercise.ts', 'stub.ts', 'checks.ts', 'probe.ts', 'questions.ts', 'golden.json'];
/**
 * Packages that nothing in the bundle imports by name: the child's packages, the compiler's libraries, and Node's
 * types.
 */
const unseen = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-layers', '@types/node', 'typescript'];
/** Files that run in separate threads. */
const threads = [
  'grader/session/node/tools/type-check-worker.ts',
  'grader/session/node/tools/strip-worker.ts',
  'grader/session/node/tools/outline-worker.ts',
];
const backends = ['@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm'];

/** Writes a student's handout into an empty folder: a workspace, and the tool that checks it in `genlab/`. */
export async function writeHandout(catalogue: Catalogue, out: string): Promise<void> {
  const tool = join(out, 'genlab');
  const { imported, packages } = await bundle(join(tool, 'grader', 'cli'));
  for (const part of new Set([...runtimeParts, ...imported])) await copyPart(part, tool);
  await copyCourse(catalogue, join(tool, 'exercises'));
  const start = await readFile(join(projectFolder, 'grader', 'cli', 'genlab.js'), 'utf8');
  const student = replacedOnce(start, "'./main.ts'", "'./student.js'");
  await writeFile(join(tool, 'grader', 'cli', 'genlab.js'), student, { mode: 0o755 });
  await writePackages(catalogue, out, packages);
  const files = workspaceFiles({
    title: catalogue.course.title,
    exercises: catalogue.exercises.map(({ exercise, stub }) => ({ exercise, text: stub })),
    tfjs: './genlab/reference/tensor/tfjs.ts',
    typeRoots: './node_modules/@types',
    setup:
      'Run `npm ci` here once, with Node 20 or newer. It installs what genlab needs; the commands below then run the genlab in this folder.',
  });
  const workflow = await readFile(join(projectFolder, 'docs', 'classroom', 'classroom.yml'), 'utf8');
  for (const [path, text] of Object.entries({ ...files, '.github/workflows/classroom.yml': workflow })) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
}

/** The student's commands and their threads as JavaScript, and what they import at run time. */
async function bundle(folder: string): Promise<{ imported: string[]; packages: string[] }> {
  const started = new Set<string>();
  const { metafile } = await esbuild({
    entryPoints: ['grader/cli/student.ts', ...threads].map((path) => join(projectFolder, path)),
    ...{ absWorkingDir: projectFolder, outdir: folder, entryNames: '[name]', bundle: true, metafile: true },
    ...{ platform: 'node', format: 'esm', target: 'node26', legalComments: 'none', logLevel: 'silent' },
    packages: 'external',
    plugins: [tool(started)],
  });
  const wrong = Object.keys(metafile.inputs).find((path) => path.includes('_private'));
  if (wrong !== undefined) throw new Error(`internal: the tool of a handout may not hold ${wrong}`);
  for (const thread of threads)
    if (!started.has(thread)) throw new Error(`internal: nothing in a handout starts ${thread}`);
  const names = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports.map(({ path }) => path))
    .filter((path) => !path.startsWith('node:') && !builtinModules.includes(path));
  return {
    imported: [...new Set(names.filter((path) => path.startsWith('#')).map((path) => path.slice(1)))],
    packages: [...new Set(names.filter((path) => !path.startsWith('#')).map(packageOf))],
  };
}

/**
 * What only the tool itself needs goes into the bundle; what exercises and children also import stays a separate file.
 * @param started collects the threads that the bundled files start
 */
const tool = (started: Set<string>): Plugin => ({
  name: 'tool',
  setup(build) {
    build.onResolve({ filter: /^#/ }, ({ path }) =>
      /^#grader\/(cli|host|report|session|engines)\//.test(path)
        ? { path: join(projectFolder, path.slice(1)) }
        : { path, external: true },
    );
    // Threads are started by their files' names.
    build.onLoad({ filter: /[\\/]grader[\\/].*\.ts$/ }, async ({ path }) => {
      const { text, workers } = withWorkersAsJavaScript(path, await readFile(path, 'utf8'));
      for (const worker of workers)
        started.add(relative(projectFolder, join(dirname(path), worker)).replaceAll('\\', '/'));
      return { contents: text, loader: 'ts' };
    });
    // The tool prints its version, and needs nothing else from the project's package.json.
    build.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
});

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Copies a file with all that it imports from the project, or a folder; never tests or private folders. */
async function copyPart(part: string, to: string, copied = new Set<string>()): Promise<void> {
  if (copied.has(part)) return;
  copied.add(part);
  const path = join(projectFolder, part);
  const files = part.endsWith('.ts') ? [path] : (await filesIn(path)).filter((file) => !file.endsWith('.md'));
  for (const file of files) {
    const name = relative(projectFolder, file);
    if (!allowed.test(name.replaceAll('\\', '/')))
      throw new Error(`internal: a handout may not hold ${name}`);
    await mkdir(dirname(join(to, name)), { recursive: true });
    await cp(file, join(to, name));
    if (!/\.[jt]s$/.test(file)) continue;
    for (const specifier of importedBy(await readFile(file, 'utf8'))) {
      const at = specifier.startsWith('#')
        ? specifier.slice(1)
        : relative(projectFolder, join(dirname(file), specifier));
      await copyPart(at, to, copied);
    }
  }
}

const allowed = /^(grader\/(core|quiz|session)|reference\/(shared|tensor|metrics)|datasets)\b(?!.*_private)/;

async function copyCourse({ course, exercises }: Catalogue, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const order = exercises.map(({ exercise }) => exercise.id);
  await writeFile(join(to, 'course.json'), `${JSON.stringify({ ...course, order }, null, 2)}\n`);
  for (const { exercise, folder } of exercises) {
    const target = join(to, exercise.id);
    await mkdir(target, { recursive: true });
    const waiting = [...publicFiles];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const text = await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      });
      if (text === undefined) continue;
      await writeFile(join(target, name), text);
      if (!name.endsWith('.ts')) continue;
      for (const specifier of importedBy(text).filter((one) => one.startsWith('.'))) {
        const beside = specifier.slice('./'.length);
        if (specifier !== `./${beside}` || beside.includes('/'))
          throw new Error(`${exercise.id}/${name} may import files of its own folder only, not ${specifier}`);
        if (!publicFiles.includes(beside)) waiting.push(beside);
      }
    }
  }
}

/** An npm workspace, so that the tool's packages are installed beside it and `npx genlab` finds it. */
async function writePackages({ course }: Catalogue, out: string, used: readonly string[]): Promise<void> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(projectFolder, name), 'utf8'));
  const lock = (await read('package-lock.json')) as PackageLock;
  const own = (await read('package.json')) as {
    engines: Record<string, string>;
    dependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
    license: string;
    version: string;
  };
  const needed = new Set([...used, ...unseen, ...backends]);
  const names = [...needed]
    .filter((name) => own.dependencies[name] !== undefined || unseen.includes(name))
    .sort();
  const nodes = Object.keys(own.optionalDependencies).filter((name) => /^node-/.test(name));
  const exact = (list: readonly string[]) =>
    Object.fromEntries(list.map((name) => [name, versionOf(lock, name)]));
  const tool = {
    ...{ name: 'genlab', version: own.version, private: true, type: 'module', license: own.license },
    bin: { genlab: 'grader/cli/genlab.js' },
    imports: { '#grader/*': './grader/*', '#reference/*': './reference/*', '#datasets/*': './datasets/*' },
    engines: own.engines,
    dependencies: exact(names),
    optionalDependencies: exact(nodes),
  };
  const root = {
    ...{ name: course.id, version: '1.0.0', private: true, type: 'module', workspaces: ['genlab'] },
    // Before npm ci, npx would ask a registry for the name.
    bin: { genlab: 'genlab/grader/cli/genlab.js' },
    scripts: { genlab: 'node genlab/grader/cli/genlab.js' },
  };
  const locked = {
    ...{ name: root.name, version: root.version, lockfileVersion: 3, requires: true },
    packages: {
      '': { name: root.name, version: root.version, workspaces: root.workspaces, bin: root.bin },
      genlab: tool,
      ...prunedLock(lock, [...names, ...nodes]),
      'node_modules/genlab': { resolved: 'genlab', link: true },
    },
  };
  const write = (path: string, value: unknown): Promise<void> =>
    writeFile(join(out, path), `${JSON.stringify(value, null, 2)}\n`);
  await write('package.json', root);
  await write('genlab/package.json', tool);
  await write('package-lock.json', locked);
}
