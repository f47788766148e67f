import { Command } from 'commander';
import { proveExercise } from '#grader/host/dev-check.ts';
import { writeGolden } from '#grader/host/golden.ts';
import { killMatrix } from '#grader/report/kill-matrix.ts';
import { devNewCommand } from './dev-new.ts';
import { UsageError, engineChoice, engineNames, openCourse } from './usage.ts';

interface Options {
  course?: string;
  engine?: string;
}

/** For those who write exercises. */
export const devCommand = (): Command => {
  const dev = new Command('dev').description('for instructors: prove a course, and make its golden numbers');
  for (const [name, description, action] of [
    ['check', 'prove that stubs fail, right answers pass and each mistake is caught by name', check],
    ['golden', 'write golden.json from the hidden checks, the oracles and the mistakes', golden],
  ] as const)
    dev
      .command(name)
      .description(description)
      .argument('[id]', 'one exercise (<unit>/<exercise>)')
      .option('--course <folder>', 'another course than the one that genlab brings')
      .option('--engine <name>', engineNames)
      .action(action);
  dev.addCommand(devNewCommand());
  return dev;
};

async function entries(id: string | undefined, options: Options) {
  const { exercises } = await openCourse(options.course);
  const chosen = exercises.filter(({ exercise }) => id === undefined || exercise.id === id);
  if (chosen.length === 0) throw new UsageError(`there is no exercise '${id ?? ''}'.`);
  return chosen;
}

async function check(id: string | undefined, options: Options): Promise<void> {
  let problems = 0;
  for (const entry of await entries(id, options)) {
    const proof = await proveExercise(entry, { engine: engineChoice(options.engine), key: 'dev-check' });
    console.log(killMatrix(proof));
    problems += proof.problems.length;
  }
  console.log(
    problems === 0 ? 'The course proves itself.' : `${problems} problem${problems === 1 ? '' : 's'}.`,
  );
  process.exitCode = problems === 0 ? 0 : 1;
}

async function golden(id: string | undefined, options: Options): Promise<void> {
  for (const entry of await entries(id, options)) {
    await writeGolden(entry, engineChoice(options.engine));
    console.log(`${entry.exercise.id}: golden.json written`);
  }
}
