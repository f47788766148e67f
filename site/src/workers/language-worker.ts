/** TypeScript in its own thread: a student's file as JavaScript, its outline, its type errors, and completions. */
import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';

import { withoutAdvice } from '#grader/core/without-advice.ts';
import { outlineOf } from '#grader/session/outline-of.ts';
import { functionBody } from '#grader/session/web/function-body.ts';
import { serve } from '#reference/shared/rpc.ts';
import { portOf } from '#reference/shared/worker-port.ts';

import type { LanguageWorker, Mark, Proposal, Stripped } from '../desk/language-protocol.ts';

declare module 'typescript' {
  interface SourceFile {
    /** What the parser found; TypeScript's own types leave it out. */
    readonly parseDiagnostics: readonly Diagnostic[];
  }
}

/** The same message as in the grader. */
const unreadable = 'the file cannot be parsed: is it nested thousands of levels deep?';

const project = '/genlab/';
const file = `${project}student.ts`;

/** Sources of tfjs and of TypeScript's library, by path in the project; fetched once. */
let libraries: Readonly<Record<string, string>> = {};
let options: ts.CompilerOptions = {};
let service: ts.LanguageService | undefined;
let text = '';
let version = 0;

serve<LanguageWorker>(portOf(self), {
  strip: parsedOrUnreadable,
  outline: (source) => outlineOf(ts, source),
  errors: ({ text, types }) => asked(text, types, errorsIn),
  completions: ({ text, types, at }) => asked(text, types, (language) => completionsAt(language, at)),
});

async function asked<T>(
  edited: string,
  types: string,
  answer: (language: ts.LanguageService) => T,
): Promise<T> {
  if (edited !== text) {
    text = edited;
    version++;
  }
  try {
    return answer(await started(types));
  } catch (error) {
    // The compiler may have failed at any point, so a new one is started.
    service = undefined;
    throw error;
  }
}

async function started(types: string): Promise<ts.LanguageService> {
  if (service) return service;
  const response = await fetch(types);
  if (!response.ok) throw new Error(`the types of tfjs could not be loaded (${response.status})`);
  const stored = (await response.json()) as { options: ts.CompilerOptions; files: Record<string, string> };
  libraries = stored.files;
  options = stored.options;
  const source = (path: string): string | undefined =>
    path === file ? text : libraries[path.slice(project.length)];
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file, `${project}sandbox-globals.d.ts`],
    getScriptVersion: (path) => (path === file ? String(version) : '0'),
    getScriptSnapshot: (path) => {
      const found = source(path);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: () => `${project}node_modules/typescript/lib/lib.esnext.d.ts`,
    fileExists: (path) => source(path) !== undefined,
    readFile: source,
    directoryExists: (path) =>
      Object.keys(libraries).some((name) => `${project}${name}`.startsWith(`${path}/`)),
  };
  service = ts.createLanguageService(host);
  return service;
}

function parsedOrUnreadable(source: string): Stripped {
  try {
    return strip(source);
  } catch (error) {
    if (error instanceof RangeError) return { message: unreadable };
    throw error;
  }
}

/** Replaces types with blanks, as Node does, so that every line and column stays in place. */
function strip(source: string): Stripped {
  const parsed = ts.createSourceFile('student.ts', source, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const at = (position: number) => {
    const { line, character } = parsed.getLineAndCharacterOfPosition(position);
    return { line: line + 1, column: character + 1 };
  };
  const [broken] = parsed.parseDiagnostics;
  if (broken) return { message: `syntax error: ${messageOf(broken)}`, ...at(broken.start ?? 0) };
  let refused: { message: string; line: number; column: number } | undefined;
  const code = blankSourceFile(parsed, (node) => {
    refused ??= {
      message: `'${node.getText(parsed).split('\n')[0] ?? ''}' cannot be run here, because it is more than a type.`,
      ...at(node.getStart(parsed)),
    };
  });
  if (refused) return refused;
  const imports = ts
    .preProcessFile(code, true, true)
    .importedFiles.map(({ fileName, pos }) => ({ name: fileName, start: pos }));
  const other = imports.find(({ name }) => !/^@tensorflow\/tfjs(-core)?$/.test(name));
  if (other)
    return {
      message: `'${other.name}' cannot be imported here: an exercise may import '@tensorflow/tfjs' only.`,
      ...at(other.start),
    };
  return functionBody(code);
}

function errorsIn(language: ts.LanguageService): Mark[] {
  const found = [...language.getSyntacticDiagnostics(file), ...language.getSemanticDiagnostics(file)];
  return found.map((diagnostic) => ({
    from: diagnostic.start ?? 0,
    to: (diagnostic.start ?? 0) + (diagnostic.length ?? 0),
    message: messageOf(diagnostic),
  }));
}

function completionsAt(language: ts.LanguageService, position: number): Proposal[] {
  const entries = language.getCompletionsAtPosition(file, position, {})?.entries ?? [];
  return entries.slice(0, 500).map(({ name, kind, sortText }) => ({ name, kind, sortText }));
}

const messageOf = ({ messageText }: ts.Diagnostic): string =>
  withoutAdvice(ts.flattenDiagnosticMessageText(messageText, '\n')).split('\n').slice(0, 2).join(' ');
