import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Command } from 'commander';
import { openCourse, UsageError } from './usage.ts';
import { fileOf, findExercise, openWorkspace, pathOf } from './workspace.ts';

export const resetCommand = (): Command =>
  new Command('reset')
    .description('put the stub of an exercise back, and keep a copy of your file')
    .argument('<exercise>', '<unit>/<exercise>, its bare name, or its file')
    .option('--dir <workspace>', 'another workspace than this folder')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .action(run);

async function run(argument: string, options: { dir?: string; course?: string }): Promise<void> {
  const catalogue = await openCourse(options.course);
  const entry = findExercise(catalogue, argument);
  const workspace = openWorkspace(catalogue, options.dir, argument);
  const file = pathOf(workspace, entry);
  const name = fileOf(entry).join('/');
  const text = await read(file);
  if (text === entry.stub) {
    console.log(`${name} is the stub already.`);
    return;
  }
  if (text !== undefined) {
    const backup = join(workspace.root, '.genlab', 'backup', `${entry.exercise.id}.${stamp()}.ts`);
    await mkdir(dirname(backup), { recursive: true });
    await copyFile(file, backup);
    console.log(`Your file is kept as ${relative(process.cwd(), backup)}.`);
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, entry.stub);
  console.log(`${name} is the stub again.`);
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(
      `${file} cannot be read (${code ?? String(error)}), so no copy can be kept: nothing was changed.`,
    );
  }
}

/** Time to the millisecond, without the colons that Windows forbids in names. */
const stamp = (): string => new Date().toISOString().replace(/[:.]/g, '-');
