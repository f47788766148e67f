import { Command } from 'commander';
import { coveredPromises } from '#grader/host/authoring/promises.ts';
import { openCourse } from './usage.ts';
import { findExercise } from './workspace.ts';

export const devPromisesCommand = (): Command =>
  new Command('promises')
    .description('list what each stub promises beside the checks that cover it')
    .argument('[id]', 'one exercise (<unit>/<exercise>)')
    .option('--course <folder>', 'use a different course folder')
    .action(run);

async function run(id: string | undefined, { course }: { course?: string }): Promise<void> {
  const catalogue = await openCourse(course);
  let open = 0;
  for (const entry of id === undefined ? catalogue.exercises : [findExercise(catalogue, id)]) {
    console.log(entry.exercise.id);
    for (const [promise, cover] of await coveredPromises(entry)) {
      if (cover === undefined) open++;
      const by = typeof cover === 'string' ? `not checked: ${cover}` : cover?.join(', ');
      console.log(`  ${promise}\n    → ${by ?? 'OPEN'}`);
    }
  }
  if (open > 0) console.log(`${open} promises are open: add them to _private/promises.ts.`);
  process.exitCode = open === 0 ? 0 : 1;
}
