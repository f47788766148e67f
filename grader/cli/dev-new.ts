import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Command } from 'commander';
import { exerciseId } from '#grader/core/exercise.ts';
import { writeGolden } from '#grader/host/authoring/golden.ts';
import { exerciseTemplate } from './exercise-template.ts';
import { UsageError, engineChoice, engineNames, openCourse, ownCourse } from './usage.ts';

interface Options {
  course?: string;
  engine?: string;
}

export const devNewCommand = (): Command =>
  new Command('new')
    .description('create an exercise: a folder with a placeholder that runs as it is')
    .argument('<id>', '<unit>/<exercise>, in kebab-case')
    .option('--course <folder>', 'use a different course folder')
    .option('--engine <name>', engineNames)
    .action(run);

async function run(id: string, options: Options): Promise<void> {
  const engine = engineChoice(options.engine);
  if (!exerciseId.safeParse(id).success)
    throw new UsageError(
      `an exercise id has the form <unit>/<exercise> in kebab-case, and '${id}' does not. Try reparametrization/my-exercise.`,
    );
  const root = options.course ?? ownCourse;
  if (!existsSync(join(root, 'course.json')))
    throw new UsageError(
      `${root} has no course.json. Write one first: { "id": "my-course", "title": "My course" }.`,
    );
  const folder = join(root, ...id.split('/'));
  if (existsSync(folder)) throw new UsageError(`${folder} already exists. Choose another id, or delete it.`);
  for (const [path, text] of Object.entries(exerciseTemplate(id))) {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(`  ${relative(process.cwd(), file)}`);
  }
  const entry = (await openCourse(root)).exercises.find(({ exercise }) => exercise.id === id);
  if (!entry) throw new Error(`${id} was written but is not in the catalogue`);
  await writeGolden(entry, engine);
  const course = options.course === undefined ? '' : ` --course ${options.course}`;
  console.log(`  ${relative(process.cwd(), join(folder, 'golden.json'))}`);
  console.log(
    `Replace the placeholder 'double', then run genlab dev golden ${id}${course} and genlab dev check ${id}${course}.`,
  );
}
