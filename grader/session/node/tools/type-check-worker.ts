import { readdirSync } from 'node:fs';
import { createRequire, enableCompileCache, flushCompileCache, getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import type TS from 'typescript';
import { sandboxGlobals, studentOptions } from '#grader/core/student-types.ts';
import { serveTool } from './tool-serve.ts';
import { projectFolder } from '../project-folder.ts';
import type { FoundTypeError, TypeErrors } from './type-check.ts';
import { maxErrors, maxMessageLength, type TypeFiles } from './type-files.ts';
import { withoutAdvice } from '#grader/core/without-advice.ts';
import { withoutPaths } from '#grader/core/without-paths.ts';

const files = JSON.parse(process.argv[2] ?? '') as TypeFiles;
// Compiling the compiler takes a third of the time of the first answer.
if (files.cache !== undefined) enableCompileCache(files.cache);
const ts = createRequire(import.meta.url)(files.compiler) as typeof TS;

/** Forward slashes, as TypeScript has them on every system. */
const slashes = (path: string): string => path.replaceAll('\\', '/');
const project = slashes(projectFolder);
const libraries = slashes(dirname(files.compiler));

const tfjs = `${project}reference/tensor/tfjs.ts`;

/** Students' files are in a virtual folder; a `node_modules` beside it would be the project's own. */
const workspace = `${project}student/`;

/** All that a student's import or reference can reach: messages show types, and must leak nothing. */
const readable = files.readable.map(slashes);
const isReadable = (path: string): boolean => {
  const plain = slashes(join(path));
  return readable.some((folder) => plain.startsWith(folder)) || plain === `${project}package.json`;
};

/** The compiler asks for `node_modules` before it asks for a package in it. */
const leadsToReadable = (path: string): boolean => readable.some((folder) => folder.startsWith(path));

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
  directoryExists: (path) =>
    leadsToReadable(`${path}/`) || (isReadable(`${path}/`) && ts.sys.directoryExists(path)),
  getDirectories: () => [],
  getCurrentDirectory: () => project,
  getDefaultLibLocation: () => libraries,
  getSourceFile: (path, languageOptions) => {
    const text = own(path);
    if (text !== undefined) return ts.createSourceFile(path, text, languageOptions);
    if (!isReadable(path)) return undefined;
    const known = parsed.get(path);
    if (known) return known;
    // tfjs mentions some WebGPU types; no exercise uses them, and they take 100 kB.
    const source = path.includes('/@webgpu/types/') ? '' : ts.sys.readFile(path);
    if (source === undefined) return undefined;
    const file = ts.createSourceFile(path, source, withoutDocs(languageOptions));
    parsed.set(path, file);
    return file;
  },
};
/** Comments are half of the libraries and do not affect types. */
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
      const shown = found.slice(0, maxErrors).map((diagnostic) => place(file, diagnostic));
      const hidden = found.length - shown.length;
      if (hidden > 0)
        shown.push({
          ...shownAt(file, found[maxErrors]),
          message: `${hidden} more type errors are not shown.`,
        });
      return [path, shown];
    }),
  );
}

/** Line and column count from 1; a message of several lines keeps its first two, which give the reason. */
function place(file: TS.SourceFile, diagnostic: TS.Diagnostic): FoundTypeError {
  // A student's types can make a message of megabytes: it is cut before it is read.
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').slice(0, 20 * maxMessageLength);
  const lines = withoutAdvice(withoutPaths(text, [project, ...readable])).split('\n', 2);
  const message = lines
    .map((text) => text.slice(0, maxMessageLength).trim())
    .join(' ')
    .slice(0, maxMessageLength);
  return { ...shownAt(file, diagnostic), message };
}

function shownAt(file: TS.SourceFile, diagnostic?: TS.Diagnostic): { line: number; column: number } {
  const { line, character } = file.getLineAndCharacterOfPosition(diagnostic?.start ?? 0);
  return { line: line + 1, column: character + 1 };
}

/** Parses the libraries and, the first time on a machine, checks a line, so that the cache holds the compiler. */
function prepare(): void {
  const folder = getCompileCacheDir();
  const isEmpty = folder !== undefined && readdirSync(folder).length === 0;
  check(isEmpty ? { 'one.ts': "import * as tf from '@tensorflow/tfjs';\ntf.scalar(1).add('');\n" } : {});
  flushCompileCache();
  // From here on the process reads students' files and may write nothing.
  const { permission } = process as { permission?: { drop?: (scope: string) => void } };
  permission?.drop?.('fs.write');
}

function answer(request: unknown): object {
  try {
    return { errors: check(request as Readonly<Record<string, string>>) };
  } catch (error) {
    // On some types the compiler's stack overflows.
    return { gaveUp: error instanceof Error ? error.message.slice(0, maxMessageLength) : 'unknown' };
  }
}

prepare();
await serveTool(answer);
