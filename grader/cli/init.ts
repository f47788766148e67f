import { existsSync } from 'node:fs';
import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { workspaceFiles } from '#grader/core/workspace-files.ts';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { openCourse, ownCourse, UsageError } from './usage.ts';
import { readInside, reasonOf, writeInside } from './workspace-disk.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const tfjs = fileURLToPath(new URL('../../reference/tensor/tfjs.ts', import.meta.url));
const typeRoots = fileURLToPath(new URL('../../node_modules/@types', import.meta.url));

export const initCommand = (): Command =>
  new Command('init')
    .description('create a folder to work in, with a stub for each exercise')
    .argument('[dir]', 'the folder (default: this one)', '.')
    .option('--course <folder>', 'use a different course folder')
    .action(run);

async function run(dir: string, options: { course?: string }): Promise<void> {
  const catalogue = await openCourse(options.course);
  const root = await folderFor(dir);
  if (root === (await realpath(project)))
    throw new UsageError(`${root} is genlab's own folder. Choose another: genlab init ../my-course`);
  const files = filesOf(catalogue, root);
  const kept: string[] = [];
  let written = 0;
  for (const [path, text] of Object.entries(files))
    if (await writeInside(root, path, text, 'new')) written++;
    else kept.push(path);
  const first = catalogue.exercises[0]?.exercise.id ?? '';
  console.log(`${written} files written to ${root}.`);
  if (kept.length > 0) console.log(`Already there and left unchanged: ${kept.join(', ')}.`);
  const where = dir === '.' ? '' : `In ${dir}: `;
  const manifest = kept.includes('package.json') ? await readInside(root, 'package.json') : undefined;
  const own = manifest !== undefined && manifest.toString('utf8') !== files['package.json'];
  console.log(
    own
      ? `The existing package.json does not have genlab. ${where}Open ${first}.ts, then run node genlab.js check --watch`
      : `${where}Open ${first}.ts. Run npm install once, then npx genlab check --watch`,
  );
}

/** The folder's real path, from which the paths in its files start. Creates the folder if necessary. */
async function folderFor(dir: string): Promise<string> {
  const root = resolve(dir);
  const there = await stat(root).catch(() => undefined);
  if (there?.isDirectory() === false)
    throw new UsageError(`${root} is a file. Choose another name for the folder.`);
  try {
    await makeFolder(root);
    return await realpath(root);
  } catch (error) {
    throw new UsageError(
      `${root} cannot be created: ${reasonOf(error)}. Choose a folder that you can write to.`,
    );
  }
}

/** Node's recursive mkdir never returns if no folders can be created at all, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  const above = dirname(path);
  if (!existsSync(above)) await makeFolder(above);
  if (!existsSync(path)) await mkdir(path);
}

const filesOf = ({ root: from, course, exercises }: Catalogue, root: string): Record<string, string> => {
  const tool = importPath(root, project.replace(/[\\/]$/, ''));
  return workspaceFiles({
    title: course.title,
    exercises: exercises.map(({ exercise, stub }) => ({ exercise, text: stub })),
    tfjs: importPath(root, tfjs),
    typeRoots: importPath(root, typeRoots),
    tool,
    course: from === ownCourse ? undefined : importPath(root, from),
    setup: `Run \`npm install\` here once. It links the genlab that created this folder (\`${tool}\`), and downloads nothing.`,
  });
};

/** A path as tsconfig.json needs it: forward slashes, and a leading dot unless it is on another drive. */
export function importPath(from: string, to: string): string {
  const path = relative(from, to).replaceAll('\\', '/');
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
}
