import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import type { ExerciseResult } from '#grader/core/result.ts';
import { paint, table } from '#grader/report/style.ts';
import { readState } from './state.ts';
import { chooseIsolation, engineChoice, engineNames, openCourse } from './usage.ts';
import { checkFile, openWorkspace, type Workspace } from './workspace.ts';

interface Options {
  engine?: string;
  dir?: string;
  course?: string;
}

export const statusCommand = (): Command =>
  new Command('status')
    .description('show your progress: every exercise, by its public checks')
    .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
    .option('--dir <workspace>', 'use a different workspace folder')
    .option('--course <folder>', 'use a different course folder')
    .action(run);

async function run(options: Options): Promise<void> {
  const engine = engineChoice(options.engine);
  chooseIsolation(undefined);
  const catalogue = await openCourse(options.course);
  const workspace = openWorkspace(catalogue, options.dir);
  const { hints } = await readState(workspace.root);
  const results = await checkAll(workspace, engine);
  const rows = results.map((result, i) => {
    const total = catalogue.exercises[i]?.exercise.hints.length ?? 0;
    return [
      result.id,
      state(result),
      `${result.maxPoints}${result.bonus ? ' bonus' : ''}`,
      `${hints[result.id] ?? 0}/${total}`,
    ];
  });
  console.log(table([['exercise', '', 'points', 'hints'], ...rows]));
  const passing = results.filter(({ verdict }) => verdict === 'pass');
  const points = (list: readonly ExerciseResult[], bonus = false): number =>
    list.filter((one) => one.bonus === bonus).reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  const onTop = points(results, true);
  const extra = onTop === 0 ? '' : `, and ${points(passing, true)} of ${onTop} bonus points`;
  console.log(
    `\n${passing.length} of ${results.length} exercises pass their public checks, worth ${points(passing)} of ${points(results)} points${extra}.`,
  );
}

/** Checks all exercises in the course's order, as many at a time as there are cores. */
async function checkAll(workspace: Workspace, engine: string): Promise<ExerciseResult[]> {
  const results: ExerciseResult[] = [];
  const queue = workspace.catalogue.exercises.entries();
  const work = async (): Promise<void> => {
    for (const [i, entry] of queue) results[i] = await checkFile(workspace, entry, { engine });
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

function state({ attempted, verdict }: ExerciseResult): string {
  if (verdict === 'pass') return paint('green', 'passing');
  // An internal error says nothing about the file.
  if (verdict === 'infra') return paint('magenta', 'not checked');
  if (verdict === 'ungradable') return paint('yellow', 'not readable');
  return attempted ? paint('red', 'failing') : paint('dim', 'untouched');
}
