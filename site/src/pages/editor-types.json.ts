/** All sources that a student's `import * as tf from '@tensorflow/tfjs'` reaches, for TypeScript in the page. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

import { sandboxGlobals, studentOptions } from '#grader/core/student-types.ts';

/** npm runs the build in the project's folder. */
const root = process.cwd();

export function GET(): Response {
  const entry = join(root, 'reference/tensor/tfjs.ts');
  const program = ts.createProgram([entry], {
    ...studentOptions(ts),
    paths: { '@tensorflow/tfjs': [entry] },
  });
  const files: Record<string, string> = { 'sandbox-globals.d.ts': sandboxGlobals };
  const keep = (path: string): void => {
    files[relative(root, path).replaceAll('\\', '/')] ??= readFileSync(path, 'utf8');
  };
  for (const { fileName } of program.getSourceFiles()) {
    if (fileName.includes('/@webgpu/types/')) continue; // no exercise uses them
    keep(fileName);
    // It says which file of the package to import.
    for (let folder = dirname(fileName); folder.includes('node_modules/'); folder = dirname(folder))
      if (existsSync(join(folder, 'package.json'))) keep(join(folder, 'package.json'));
  }
  const options = {
    ...studentOptions(ts),
    paths: { '@tensorflow/tfjs': ['/genlab/reference/tensor/tfjs.ts'] },
  };
  return new Response(JSON.stringify({ options, files }));
}
