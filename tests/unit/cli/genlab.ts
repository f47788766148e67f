import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knownMistake } from '#tests/known-mistake.ts';

export const cli = fileURLToPath(new URL('../../../grader/cli/genlab.js', import.meta.url));
const exercises = fileURLToPath(new URL('../../../exercises', import.meta.url));
export const id = 'reparametrization/sample-gaussian';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Without npm's variables of the tests' own process, because commands are printed as they were started. */
const withoutNpm = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

/** Runs the CLI as a user would, in `cwd`. */
export function genlab(cwd: string, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...withoutNpm(), NO_COLOR: '1' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

/** A course of one exercise outside the project, and an empty folder beside it. */
export async function makeCourse(): Promise<{ base: string; course: string; remove: () => Promise<void> }> {
  const base = await mkdtemp(join(tmpdir(), 'genlab-cli-'));
  const course = join(base, 'course');
  await cp(join(exercises, id), join(course, id), { recursive: true });
  // What the exercises of a unit share.
  await cp(join(exercises, dirname(id), '_private'), join(course, dirname(id), '_private'), {
    recursive: true,
  });
  await writeFile(join(course, 'course.json'), '{ "id": "test", "title": "A test" }\n');
  return { base, course, remove: () => rm(base, { recursive: true, force: true }) };
}

export const solution = (): Promise<string> =>
  readFile(join(exercises, id, '_private', 'solution.ts'), 'utf8');
export const mistake = (name: string): Promise<string> => knownMistake(id, name);

/** A folder of students below `base`; the first, third … hand in the solution, the others a mistake. Its path. */
export async function makeClass(base: string, students: readonly string[]): Promise<string> {
  const folder = join(base, 'class');
  for (const [i, name] of students.entries()) {
    const file = join(folder, name, `${id}.ts`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, i % 2 === 0 ? await solution() : await mistake('sigma-is-variance'));
  }
  return folder;
}
