/** TypeScript's options for a student's file, the same in the grader and in the page. */
import type TS from 'typescript';

/** Without `paths`: the location of '@tensorflow/tfjs' depends on the caller. */
export const studentOptions = (ts: typeof TS): TS.CompilerOptions => ({
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ESNext,
  lib: ['lib.esnext.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
});

/** What the sandbox offers a student's code besides the language. The 2 MB of `lib.dom` would double the time. */
export const sandboxGlobals = `
interface Console { ${['log', 'info', 'warn', 'error', 'debug', 'table', 'time', 'timeEnd', 'assert']
  .map((name) => `${name}(...values: unknown[]): void;`)
  .join(' ')} }
declare var console: Console;
declare var performance: { now(): number };
declare function setTimeout(run: (...values: any[]) => void, ms?: number, ...values: unknown[]): any;
declare function clearTimeout(timer: unknown): void;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<T>(value: T): T;
`;
