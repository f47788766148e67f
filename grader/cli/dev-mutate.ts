import { Command } from 'commander';
import { equivalentDraws, mutate } from '#grader/host/authoring/mutate.ts';
import { mutationReport } from '#grader/report/mutation-report.ts';
import { engineChoice, engineNames, openCourse, wholeNumber } from './usage.ts';
import { findExercise } from './workspace.ts';

interface Options {
  course?: string;
  engine?: string;
  draws: number;
}

export const devMutateCommand = (): Command =>
  new Command('mutate')
    .description('grade small changes of each solution, and list those that lose no points')
    .argument('[id]', 'one exercise (<unit>/<exercise>)')
    .option('--course <folder>', 'use a different course folder')
    .option('--engine <name>', engineNames)
    .option(
      '--draws <count>',
      'keys under which a mutant that is recorded as equivalent must pass',
      wholeNumber('--draws', 1),
      equivalentDraws,
    )
    .action(run);

async function run(id: string | undefined, { course, engine, draws }: Options): Promise<void> {
  const catalogue = await openCourse(course);
  const exercises = id === undefined ? catalogue.exercises : [findExercise(catalogue, id)];
  const totals = { killed: 0, equivalent: 0, alive: 0, problems: 0 };
  for (const entry of exercises) {
    const mutation = await mutate(entry, { engine: engineChoice(engine), draws });
    console.log(mutationReport(mutation));
    totals.killed += mutation.killed;
    totals.equivalent += mutation.equivalent;
    totals.alive += mutation.alive.length;
    totals.problems += mutation.problems.length;
  }
  const { killed, equivalent, alive, problems } = totals;
  console.log(
    `${killed + equivalent + alive} mutants: ${killed} killed, ${equivalent} equivalent, ${alive} alive.`,
  );
  if (alive > 0)
    console.log(
      'Add a check that fails for each mutant that is alive. If it computes the same as the solution, add it to _private/equivalent-mutants.ts with the reason.',
    );
  process.exitCode = alive + problems === 0 ? 0 : 1;
}
