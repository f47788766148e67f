import { parentPort } from 'node:worker_threads';
import { stripTypes, SyntaxProblem } from './strip-types.ts';

export type StripAnswer =
  | { readonly code: string }
  | {
      readonly message: string;
      readonly line: number | undefined;
      readonly column: number | undefined;
      readonly fatal: boolean;
    };

parentPort?.on('message', (source: string) => {
  parentPort?.postMessage(answer(source));
});

function answer(source: string): StripAnswer {
  try {
    return { code: stripTypes(source) };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const { message, line, column, fatal } = error;
    return { message, line, column, fatal };
  }
}
