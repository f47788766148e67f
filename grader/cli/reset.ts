import { join, relative } from 'node:path';
import { Command } from 'commander';
import { openCourse } from './usage.ts';
import { readInside, writeInside } from './workspace-disk.ts';
import { fileOf, findExercise, openWorkspace } from './workspace.ts';

export const resetCommand = (): Command =>
  new Command('reset')
    .description('restore the stub of an exercise, and keep a copy of your file')
    .argument('<exercise>', '<unit>/<exercise>, its bare name, or its file')
    .option('--dir <workspace>', 'use a different workspace folder')
    .option('--course <folder>', 'use a different course folder')
    .action(run);

async function run(argument: string, options: { dir?: string; course?: string }): Promise<void> {
  const catalogue = await openCourse(options.course);
  const entry = findExercise(catalogue, argument);
  const { root } = openWorkspace(catalogue, options.dir, argument);
  const name = fileOf(entry).join('/');
  const own = await readInside(root, name);
  if (own?.toString('utf8') === entry.stub) {
    console.log(`${name} is already the stub.`);
    return;
  }
  if (own) {
    const backup = `.genlab/backup/${entry.exercise.id}.${stamp()}.ts`;
    // The file is replaced only once the copy is written.
    await writeInside(root, backup, own, 'any');
    console.log(`Your file was saved as ${relative(process.cwd(), join(root, ...backup.split('/')))}.`);
  }
  await writeInside(root, name, entry.stub, 'any');
  console.log(`${name} is the stub again.`);
}

/** A timestamp to the millisecond, without colons, which Windows does not allow in file names. */
const stamp = (): string => new Date().toISOString().replace(/[:.]/g, '-');
