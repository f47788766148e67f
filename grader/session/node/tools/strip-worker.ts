import { stripTypes, SyntaxProblem } from './strip-types.ts';
import { serveTool } from './tool-serve.ts';

function answer(source: unknown): object {
  try {
    return { code: stripTypes(String(source)) };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error; // a bug of ours ends the process
    const { message, line, column, fatal } = error;
    return { message, line, column, fatal };
  }
}

stripTypes('const ready: boolean = true;'); // loads the parser before the first file's time runs
await serveTool(answer);
