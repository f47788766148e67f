import { createRequire, enableCompileCache, flushCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type TS from 'typescript';
import { sandboxGlobals, studentOptions } from '#grader/core/student-types.ts';
import type { TypeError, TypeErrors } from './type-check.ts';
import { withoutPaths } from './without-paths.ts';

/** Beside this project's files, or above them where it is a part of a student's handout. */
const packages = fileURLToPath(new URL('../', import.meta.resolve('typescript/package.json')));
// Compiling the compiler is a third of the first answer; kept beside the packages, where only who installed them writes.
enableCompileCache(join(packages, '.cache', 'genlab'));
const ts = createRequire(import.meta.url)('typescript') as typeof TS;

/** Forward slashes, as TypeScript has them on every system. */
const slashes = (path: string): string => path.replaceAll('\\', '/');
const project = slashes(fileURLToPath(new URL('../../', import.meta.url)));
const libraries = slashes(dirname(fileURLToPath(import.meta.resolve('typescript'))));

const tfjs = `${project}reference/tensor/tfjs.ts`;

/** Students' files stand in a folder that is on no disk; `node_modules` beside it would be the project's own. */
const workspace = `${project}student/`;

/** All that a student's import or reference can reach: types show in messages, and a message must leak nothing. */
const readable = [slashes(join(packages, '/')), `${project}reference/tensor/`, `${libraries}/`];
const isReadable = (path: string): boolean => {
  const plain = slashes(join(path));
  return readable.some((folder) => plain.startsWith(folder)) || plain === `${project}package.json`;
};

const options: TS.CompilerOptions = { ...studentOptions(ts), paths: { '@tensorflow/tfjs': [tfjs] } };
const globalsFile = `${project}sandbox-globals.d.ts`;

let students: Readonly<Record<string, string>> = {};
const own = (path: string): string | undefined => (path === globalsFile ? sandboxGlobals : ownFile(path));
const ownFile = (path: string): string | undefined =>
  path.startsWith(workspace) && Object.hasOwn(students, path.slice(workspace.length))
    ? students[path.slice(workspace.length)]
    : undefined;

const host: TS.CompilerHost = {
  ...ts.createCompilerHost(options),
  fileExists: (path) => own(path) !== undefined || (isReadable(path) && ts.sys.fileExists(path)),
  readFile: (path) => own(path) ?? (isReadable(path) ? ts.sys.readFile(path) : undefined),
  directoryExists: (path) => isReadable(`${path}/`) && ts.sys.directoryExists(path),
  getDirectories: () => [],
  getCurrentDirectory: () => project,
  getDefaultLibLocation: () => libraries,
  getSourceFile: (path, languageOptions) => {
    const text = own(path);
    if (text !== undefined) return ts.createSourceFile(path, text, languageOptions);
    if (!isReadable(path)) return undefined;
    const known = parsed.get(path);
    if (known) return known;
    // tfjs names some WebGPU types in passing; no exercise does, and they are 100 kB.
    const source = path.includes('/@webgpu/types/') ? '' : ts.sys.readFile(path);
    if (source === undefined) return undefined;
    const file = ts.createSourceFile(path, source, withoutDocs(languageOptions));
    parsed.set(path, file);
    return file;
  },
};
/** Comments are half of the libraries, and say nothing of types. */
const withoutDocs = (options: TS.ScriptTarget | TS.CreateSourceFileOptions): TS.CreateSourceFileOptions => ({
  ...(typeof options === 'object' ? options : { languageVersion: options }),
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
});
const parsed = new Map<string, TS.SourceFile>();
const resolutions = ts.createModuleResolutionCache(project, (name) => name, options);
host.getModuleResolutionCache = () => resolutions;

function check(files: Readonly<Record<string, string>>): TypeErrors {
  students = files;
  const program = ts.createProgram({
    rootNames: [globalsFile, tfjs, ...Object.keys(files).map((path) => workspace + path)],
    options,
    host,
  });
  return Object.fromEntries(
    Object.keys(files).map((path) => {
      const file = program.getSourceFile(workspace + path);
      if (!file) return [path, []];
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [path, found.map((diagnostic) => place(file, diagnostic))];
    }),
  );
}

/** Line and column count from 1; a message of several lines keeps its first two, where the reason stands. */
function place(file: TS.SourceFile, { start = 0, messageText }: TS.Diagnostic): TypeError {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const lines = withoutPaths(ts.flattenDiagnosticMessageText(messageText, '\n'), [project, packages]).split(
    '\n',
  );
  const message = lines
    .slice(0, 2)
    .map((text) => text.trim())
    .join(' ');
  return { line: line + 1, column: character + 1, message };
}

parentPort?.on('message', (files: Readonly<Record<string, string>>) => {
  let errors: TypeErrors = {};
  try {
    errors = check(files);
  } catch {
    // The compiler itself can give up on a student's types (its stack overflows): then nothing is shown.
  }
  parentPort?.postMessage(errors);
  flushCompileCache();
});
