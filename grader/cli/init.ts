import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { workspaceFiles } from '#grader/core/workspace-files.ts';
import type { Catalogue } from '#grader/host/catalogue.ts';
import { openCourse, UsageError } from './usage.ts';

const tfjs = fileURLToPath(new URL('../../reference/tensor/tfjs.ts', import.meta.url));
const typeRoots = fileURLToPath(new URL('../../node_modules/@types', import.meta.url));

export const initCommand = (): Command =>
  new Command('init')
    .description('make a folder to work in, with a stub for each exercise')
    .argument('[dir]', 'the folder; this one where absent', '.')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .action(run);

async function run(dir: string, options: { course?: string }): Promise<void> {
  const catalogue = await openCourse(options.course);
  const root = resolve(dir);
  const kept: string[] = [];
  let written = 0;
  for (const [path, text] of Object.entries(filesOf(catalogue, root)))
    if (await writeNew(join(root, ...path.split('/')), text)) written++;
    else kept.push(path);
  const first = catalogue.exercises[0]?.exercise.id ?? '';
  console.log(`${written} files written to ${root}.`);
  if (kept.length > 0) console.log(`Left as they were: ${kept.join(', ')}.`);
  console.log(`Open ${first}.ts, then run: genlab check --watch${dir === '.' ? '' : ` (in ${dir})`}`);
}

/** Writes a file that is not there yet; false where it is. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await exists(path))) return false;
    throw new UsageError(
      `${path} cannot be written (${code ?? String(error)}). Choose a folder that you may write to.`,
    );
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const filesOf = ({ course, exercises }: Catalogue, root: string): Record<string, string> =>
  workspaceFiles({
    title: course.title,
    exercises: exercises.map(({ exercise, stub }) => ({ exercise, text: stub })),
    tfjs: importPath(root, tfjs),
    typeRoots: importPath(root, typeRoots),
  });

/** As a tsconfig wants it: forward slashes, and a dot ahead unless it lies on another drive. */
export function importPath(from: string, to: string): string {
  const path = relative(from, to).replaceAll('\\', '/');
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
}
