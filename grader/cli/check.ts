import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { lessonLink } from '#grader/core/lesson-link.ts';
import { scoreOf, type ExerciseResult, type SubmissionResult } from '#grader/core/result.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { inert } from '#grader/report/inert.ts';
import { paint } from '#grader/report/style.ts';
import { exerciseReport } from '#grader/report/terminal.ts';
import { isolation } from '#grader/session/node/index.ts';
import { advice } from './advice.ts';
import { commandLine } from './command-line.ts';
import { reportToGithub } from './grade-reports.ts';
import { chooseIsolation, engineChoice, engineNames, openCourse, UsageError } from './usage.ts';
import { watchFiles } from './watch-files.ts';
import { readInside } from './workspace-disk.ts';
import { checkFile, findExercise, openWorkspace, pathOf, type Workspace } from './workspace.ts';

interface Options {
  watch?: boolean;
  engine?: string;
  course?: string;
  dir?: string;
  github?: boolean;
}

const which = '<unit>/<exercise>, its bare name, or its file; all that you have started if absent';

export const checkCommand = (): Command =>
  withPlaces(new Command('check'))
    .description('run the public checks on your files')
    .argument('[exercise]', which)
    .option('--watch', 'run again each time you save')
    .option(
      '--github',
      "annotate a GitHub workflow, fill its summary, and set its output 'result' for Classroom: the points that passing public checks are worth",
    )
    .action(run);

export const watchCommand = (): Command =>
  withPlaces(new Command('watch'))
    .description('the same as check --watch')
    .argument('[exercise]', which)
    .action((argument: string | undefined, options: Options) => run(argument, { ...options, watch: true }));

const withPlaces = (command: Command): Command =>
  command
    .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
    .option('--dir <workspace>', 'use a different workspace folder')
    .option('--course <folder>', 'use a different course folder');

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
    const check = async (entries: readonly Entry[]): Promise<boolean> => {
      const shown = await checkAll(workspace, entries, { engine, types }, chosen === undefined, results);
      console.log(await advice(workspace, shown, options));
      return shown.length > 0 && shown.every(({ verdict }) => verdict === 'pass');
    };
    const entries = chosen ? [chosen] : catalogue.exercises;
    if (options.watch) await watch(workspace, entries, check);
    else process.exitCode = (await check(entries)) ? 0 : 1;
    if (options.github)
      await reportToGithub(catalogue.course.title, [ofPublicChecks(workspace, engine, results)]);
  } finally {
    types.close();
  }
}

/** Prints each result as it arrives. With `begunOnly`, files that are still the stub are skipped. */
async function checkAll(
  workspace: Workspace,
  entries: readonly Entry[],
  options: { engine: string; types: TypeChecker },
  begunOnly: boolean,
  all: ExerciseResult[],
): Promise<ExerciseResult[]> {
  const shown: ExerciseResult[] = [];
  for (const entry of entries) {
    const result = await checkFile(workspace, entry, options);
    all.push(result);
    if (begunOnly && !result.attempted) continue;
    shown.push(result);
    console.log(inert(`${exerciseReport(withLinks(result, workspace))}\n`));
    if (result.verdict === 'pass' && entry.exercise.trains) console.log(`${trainsToo}\n`);
  }
  return shown;
}

const trainsToo =
  'Grading also trains a model with this code and tests what the model has learnt. That takes longer, so check leaves it out.';

/** Lessons as full addresses, which a terminal can open. */
const withLinks = (result: ExerciseResult, { catalogue }: Workspace): ExerciseResult => ({
  ...result,
  checks: result.checks.map(({ diagnosis, ...check }) => ({
    ...check,
    ...(diagnosis && {
      diagnosis: { ...diagnosis, lesson: lessonLink(diagnosis.lesson, catalogue.course.site) },
    }),
  })),
});

/** Public checks carry no points: an exercise that passes them counts with all of its points. */
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

/** Checks every file once, then each file that is saved, until Ctrl-C. */
async function watch(
  workspace: Workspace,
  entries: readonly Entry[],
  check: (entries: readonly Entry[]) => Promise<boolean>,
): Promise<void> {
  const paths = entries.map((entry) => pathOf(workspace, entry));
  if (!paths.some((path) => existsSync(path)))
    throw new UsageError(
      `there is nothing to watch: ${workspace.root} contains no exercise files. Run ${commandLine('init')} first.`,
    );
  const texts = new Map<Entry, string | undefined>();
  await watchFiles(paths, async (saved) => {
    const changed: Entry[] = [];
    const notes: string[] = [];
    for (const entry of entries.filter((_, i) => saved.includes(paths[i] ?? ''))) {
      const file = `${entry.exercise.id}.ts`;
      const known = texts.has(entry);
      const before = texts.get(entry);
      const text = await readFile(workspace.root, file);
      texts.set(entry, text);
      if (!known || text !== before) {
        if (known && text === undefined)
          notes.push(`${file} was deleted. It will be checked again once it is back.`);
        else changed.push(entry);
      } else if (text !== undefined) notes.push(`${file} was saved without a change.`);
    }
    if (changed.length > 0) {
      if (process.stdout.isTTY) process.stdout.write('\x1b[2J\x1b[3J\x1b[H');
      await check(changed);
    }
    for (const note of notes) console.log(note);
    if (changed.length + notes.length > 0)
      console.log(paint('dim', `${new Date().toLocaleTimeString()}  waiting for changes (Ctrl-C to stop)`));
  });
}

/** The check reports a file that cannot be read; here it counts as missing. */
const readFile = (root: string, file: string): Promise<string | undefined> =>
  readInside(root, file).then(
    (bytes) => bytes?.toString('utf8'),
    () => undefined,
  );
