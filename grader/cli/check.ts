import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { scoreOf, type ExerciseResult, type SubmissionResult } from '#grader/core/result.ts';
import type { Entry } from '#grader/host/catalogue.ts';
import { TypeChecker } from '#grader/host/type-check.ts';
import { inert } from '#grader/report/inert.ts';
import { paint } from '#grader/report/style.ts';
import { exerciseReport } from '#grader/report/terminal.ts';
import { isolation } from '#grader/sandbox/index.ts';
import { tellGithub } from './grade-reports.ts';
import { chooseIsolation, engineChoice, engineNames, openCourse } from './usage.ts';
import { watchFiles } from './watch-files.ts';
import { checkFile, findExercise, openWorkspace, pathOf, unitFolders, type Workspace } from './workspace.ts';

interface Options {
  watch?: boolean;
  engine?: string;
  course?: string;
  dir?: string;
  github?: boolean;
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('run the public checks on your files')
    .argument(
      '[exercise]',
      '<unit>/<exercise>, its bare name, or its file; all that you have begun where absent',
    )
    .option('--watch', 'run again whenever you save')
    .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
    .option(
      '--github',
      "annotate a GitHub workflow, fill its summary, and set its output 'result' for Classroom: the points that passing public checks are worth",
    )
    .option('--dir <workspace>', 'another workspace than this folder')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .action(run);

async function run(argument: string | undefined, options: Options): Promise<void> {
  const engine = engineChoice(options.engine);
  chooseIsolation(undefined);
  const types = new TypeChecker();
  try {
    types.warmUp();
    const catalogue = await openCourse(options.course);
    const chosen = argument === undefined ? undefined : findExercise(catalogue, argument);
    const workspace = openWorkspace(catalogue, options.dir, argument);
    const results: ExerciseResult[] = [];
    const check = (entries: readonly Entry[]): Promise<boolean> =>
      checkAll(workspace, entries, { engine, types }, chosen === undefined, results);
    const entries = chosen ? [chosen] : catalogue.exercises;
    if (options.watch) await watch(workspace, entries, check);
    else process.exitCode = (await check(entries)) ? 0 : 1;
    if (options.github)
      await tellGithub(catalogue.course.title, [ofPublicChecks(workspace, engine, results)]);
  } finally {
    types.close();
  }
}

/** Prints each result as it comes; with `begunOnly`, files that nobody has worked on yet are passed over. */
async function checkAll(
  workspace: Workspace,
  entries: readonly Entry[],
  options: { engine: string; types: TypeChecker },
  begunOnly: boolean,
  all: ExerciseResult[],
): Promise<boolean> {
  const results: ExerciseResult[] = [];
  for (const entry of entries) {
    const result = await checkFile(workspace, entry, options);
    all.push(result);
    if (begunOnly && !result.attempted) continue;
    results.push(result);
    console.log(inert(`${exerciseReport(result)}\n`));
  }
  const failed = results.find(({ verdict }) => verdict !== 'pass');
  console.log(advice(workspace, results.at(-1), failed));
  return results.length > 0 && failed === undefined;
}

/** Public checks carry no points of their own: an exercise that passes them counts what it is worth. */
function ofPublicChecks(
  { root, catalogue }: Workspace,
  engine: string,
  results: readonly ExerciseResult[],
): SubmissionResult {
  const exercises = results.map((one) => ({ ...one, points: one.verdict === 'pass' ? one.maxPoints : 0 }));
  const sum = (of: (one: ExerciseResult) => number): number =>
    exercises.reduce((total, one) => total + of(one), 0);
  return {
    ...{ version: 1, course: catalogue.course.id, isolation: isolation().name, submission: basename(root) },
    engine: { name: engine, version: '', device: '' },
    notes: [],
    score: scoreOf(exercises),
    maxScore: sum((one) => (one.bonus ? 0 : one.maxPoints)),
    durationMs: sum((one) => one.durationMs),
    exercises,
  };
}

function advice(
  { catalogue }: Workspace,
  last: ExerciseResult | undefined,
  failed: ExerciseResult | undefined,
): string {
  const ids = catalogue.exercises.map(({ exercise }) => exercise.id);
  if (!last)
    return `not attempted: no file differs from what you were given. Begin with ${ids[0] ?? ''}.ts, or make a workspace with genlab init.`;
  if (failed) return paint('dim', `Stuck? genlab hint ${failed.id}`);
  const next = ids[ids.indexOf(last.id) + 1];
  return next === undefined
    ? 'That was the last exercise. genlab status shows where you stand.'
    : `Next: ${next}.ts`;
}

/** Checks all at first, then whatever was saved, until Ctrl-C. */
async function watch(
  workspace: Workspace,
  entries: readonly Entry[],
  check: (entries: readonly Entry[]) => Promise<boolean>,
): Promise<void> {
  const texts = new Map<Entry, string>();
  // Editors touch files more often than they change them.
  const changed = async (): Promise<Entry[]> => {
    const list: Entry[] = [];
    for (const entry of entries) {
      const text = await readFile(pathOf(workspace, entry), 'utf8').catch(() => '');
      if (texts.get(entry) !== text) list.push(entry);
      texts.set(entry, text);
    }
    return list;
  };
  const show = async (list: readonly Entry[]): Promise<void> => {
    if (list.length === 0) return;
    if (process.stdout.isTTY) process.stdout.write('\x1b[2J\x1b[3J\x1b[H');
    await check(list);
    console.log(paint('dim', `${new Date().toLocaleTimeString()}  waiting for changes (Ctrl-C ends)`));
  };
  const folders = (await unitFolders(workspace)).map((unit) => [workspace.root, unit] as const);
  await watchFiles(folders, async () => {
    await show(await changed());
  });
}
