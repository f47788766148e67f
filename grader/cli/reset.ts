import { join, relative } from 'node:path';
import { Command } from 'commander';
import { openCourse } from './usage.ts';
import { readInside, writeInside } from './workspace-disk.ts';
import { fileOf, findExercise, openWorkspace } from './workspace.ts';

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
  const { root } = openWorkspace(catalogue, options.dir, argument);
  const name = fileOf(entry).join('/');
  const own = await readInside(root, name);
  if (own?.toString('utf8') === entry.stub) {
    console.log(`${name} is the stub already.`);
    return;
  }
  if (own) {
    const backup = `.genlab/backup/${entry.exercise.id}.${stamp()}.ts`;
    // Without its copy the file stays as it is.
    await writeInside(root, backup, own, 'any');
    console.log(`Your file is kept as ${relative(process.cwd(), join(root, ...backup.split('/')))}.`);
  }
  await writeInside(root, name, entry.stub, 'any');
  console.log(`${name} is the stub again.`);
}

/** Time to the millisecond, without the colons that Windows forbids in names. */
const stamp = (): string => new Date().toISOString().replace(/[:.]/g, '-');
