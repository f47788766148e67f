import { Command } from 'commander';
import { calibrateExercise } from '#grader/host/authoring/calibrate.ts';
import { proveExercise } from '#grader/host/authoring/dev-check.ts';
import { writeGolden } from '#grader/host/authoring/golden.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { killMatrix } from '#grader/report/kill-matrix.ts';
import { devMutateCommand } from './dev-mutate.ts';
import { devNewCommand } from './dev-new.ts';
import { engineChoice, engineNames, openCourse, wholeNumber } from './usage.ts';
import { findExercise } from './workspace.ts';

interface Options {
  course?: string;
  engine?: string;
  training?: boolean;
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
      .option('--no-training', 'leave the checks out that train a model (check only)')
      .action(action);
  dev
    .command('calibrate')
    .description(
      'train the right answers of trained checks, and keep what they reach (goes on where it stopped)',
    )
    .argument('[id]', 'one exercise (<unit>/<exercise>)')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .option('--engine <name>', engineNames)
    .option('--runs <count>', 'training runs of the solution', wholeNumber('--runs', 1), 60)
    .option('--others <count>', 'training runs of each accepted answer', wholeNumber('--others', 1), 8)
    .action(calibrate);
  dev.addCommand(devMutateCommand());
  dev.addCommand(devNewCommand());
  return dev;
};

async function entries(id: string | undefined, options: Options) {
  const catalogue = await openCourse(options.course);
  return id === undefined ? catalogue.exercises : [findExercise(catalogue, id)];
}

async function check(id: string | undefined, options: Options): Promise<void> {
  let problems = 0;
  const typeChecker = new TypeChecker({ limitMs: 60_000 });
  try {
    for (const entry of await entries(id, options)) {
      const proof = await proveExercise(entry, {
        engine: engineChoice(options.engine),
        key: 'dev-check',
        train: options.training ?? true,
        typeChecker,
      });
      console.log(killMatrix(proof));
      problems += proof.problems.length;
    }
  } finally {
    typeChecker.close();
  }
  console.log(
    problems === 0 ? 'The course proves itself.' : `${problems} problem${problems === 1 ? '' : 's'}.`,
  );
  process.exitCode = problems === 0 ? 0 : 1;
}

async function calibrate(
  id: string | undefined,
  options: Options & { runs: number; others: number },
): Promise<void> {
  for (const entry of await entries(id, options))
    await calibrateExercise(entry, {
      engine: engineChoice(options.engine),
      runs: options.runs,
      others: options.others,
      onRow: ({ answer, seed, seconds, measures }) => {
        const reached = Object.entries(measures).map(([name, value]) => `${name} ${value.toPrecision(5)}`);
        console.log(
          `${entry.exercise.id} ${answer} ${seed}: ${reached.join(', ')} (${seconds.toFixed(1)} s)`,
        );
      },
    });
}

async function golden(id: string | undefined, options: Options): Promise<void> {
  for (const entry of await entries(id, options)) {
    await writeGolden(entry, engineChoice(options.engine));
    console.log(`${entry.exercise.id}: golden.json written`);
  }
}
