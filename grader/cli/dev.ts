import { Command } from 'commander';
import { calibrateExercise } from '#grader/host/authoring/calibrate.ts';
import { proveExercise } from '#grader/host/authoring/dev-check.ts';
import { writeGolden } from '#grader/host/authoring/golden.ts';
import { equivalentDraws, mutate } from '#grader/host/authoring/mutate.ts';
import { proveUnderKeys } from '#grader/host/authoring/under-keys.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { killMatrix } from '#grader/report/kill-matrix.ts';
import { mutationReport } from '#grader/report/mutation-report.ts';
import { devMutateCommand } from './dev-mutate.ts';
import { devNewCommand } from './dev-new.ts';
import { devPromisesCommand } from './dev-promises.ts';
import { engineChoice, engineNames, openCourse, wholeNumber } from './usage.ts';
import { findExercise } from './workspace.ts';

interface Options {
  course?: string;
  engine?: string;
  training?: boolean;
}

interface CheckOptions extends Options {
  keys?: number;
  mutants?: true;
}

/** For authors of exercises. */
export const devCommand = (): Command => {
  const dev = new Command('dev').description(
    'for instructors: prove a course and generate its golden numbers',
  );
  forOneOrAll(
    dev
      .command('check')
      .description('prove that stubs fail, correct answers pass and each mistake is caught by name')
      .option('--no-training', 'skip the checks that train a model')
      .option('--keys <count>', 'check every answer under this many keys', wholeNumber('--keys', 2))
      .option('--mutants', 'grade small changes of each solution, as dev mutate does')
      .action(check),
  );
  forOneOrAll(
    dev
      .command('golden')
      .description('write golden.json from the hidden checks, the oracles and the mistakes')
      .action(golden),
  );
  forOneOrAll(
    dev
      .command('calibrate')
      .description(
        'train the correct answers of trained checks and record what they reach (resumes where it stopped)',
      )
      .option('--runs <count>', 'training runs of the solution', wholeNumber('--runs', 1), 60)
      .option('--others <count>', 'training runs of each accepted answer', wholeNumber('--others', 1), 8)
      .action(calibrate),
  );
  dev.addCommand(devMutateCommand());
  dev.addCommand(devPromisesCommand());
  dev.addCommand(devNewCommand());
  return dev;
};

const forOneOrAll = (command: Command): Command =>
  command
    .argument('[id]', 'one exercise (<unit>/<exercise>)')
    .option('--course <folder>', 'use a different course folder')
    .option('--engine <name>', engineNames);

async function entries(id: string | undefined, options: Options) {
  const catalogue = await openCourse(options.course);
  return id === undefined ? catalogue.exercises : [findExercise(catalogue, id)];
}

async function check(id: string | undefined, options: CheckOptions): Promise<void> {
  let problems = 0;
  const engine = engineChoice(options.engine);
  const typeChecker = new TypeChecker({ limitMs: 60_000 });
  try {
    for (const entry of await entries(id, options)) {
      const proof = await proveExercise(entry, {
        engine,
        key: 'dev-check',
        train: options.training ?? true,
        typeChecker,
      });
      console.log(killMatrix(proof));
      problems += proof.problems.length;
      if (options.keys !== undefined) problems += await checkUnderKeys(entry, engine, options.keys);
      if (options.mutants) problems += await checkMutants(entry, engine);
    }
  } finally {
    typeChecker.close();
  }
  console.log(
    problems === 0 ? 'The course proves itself.' : `${problems} problem${problems === 1 ? '' : 's'}.`,
  );
  process.exitCode = problems === 0 ? 0 : 1;
}

async function checkUnderKeys(entry: Entry, engine: string, keys: number): Promise<number> {
  const { id, answers, problems } = await proveUnderKeys(entry, { engine, keys });
  console.log(`${id}: ${answers} answers under ${keys} keys, ${problems.length} of them depend on the key`);
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length;
}

async function checkMutants(entry: Entry, engine: string): Promise<number> {
  const mutation = await mutate(entry, { engine, draws: equivalentDraws });
  console.log(mutationReport(mutation));
  return mutation.alive.length + mutation.problems.length;
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
