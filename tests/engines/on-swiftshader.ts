/** Small programs in a separate Node process, on SwiftShader: a test runner's workers must not load Dawn. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { TestContext } from 'vitest';

import { swiftshader } from './swiftshader.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each program may use without an import. */
const preamble = `
  import * as tf from '#reference/tensor/tfjs.ts';
  import { useEngine } from '#reference/tensor/engine.ts';
  import { stopWebgpu } from '#reference/tensor/webgpu/engine.ts';
  const message = async (f) => { try { await f(); return 'no error'; } catch (error) { return error.message; } };
  const print = (value) => console.log(JSON.stringify(value));
`;

export interface Ended {
  code: number | null;
  printed: unknown;
  stderr: string;
}

/** Runs a program, which prints JSON. */
export function runNode(program: string, env: Record<string, string> = {}): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const child = execFile(
    process.execPath,
    ['--input-type=module', '-e', preamble + program],
    { cwd: root, env: { ...process.env, ...env } },
    (_, stdout, stderr) => {
      resolve({ code: child.exitCode, printed: stdout === '' ? undefined : JSON.parse(stdout), stderr });
    },
  );
  return promise;
}

/** The environment for a child on SwiftShader; the test is skipped, and says why, if there is none. */
export function needSwiftshader(context: TestContext): Record<string, string> {
  const found = swiftshader();
  if ('missing' in found) return context.skip(found.missing);
  return found.env;
}

/** Runs a program on SwiftShader. */
export async function onSwiftshader(context: TestContext, program: string, more = {}): Promise<Ended> {
  return await runNode(program, { ...needSwiftshader(context), ...more });
}
