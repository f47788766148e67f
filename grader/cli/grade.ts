import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue, Entry } from '#grader/host/catalogue.ts';
import { gradeAll } from '#grader/host/grade-all.ts';
import type { FileOptions } from '#grader/host/grade-submission.ts';
import type { Account } from '#grader/host/intake/index.ts';
import { TypeChecker } from '#grader/host/type-check.ts';
import { classHtml, studentPage } from '#grader/report/html.ts';
import { inert, inertJson } from '#grader/report/inert.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { finalGrades, type PolicyOptions } from './final-grades.ts';
import { addIntakeOptions, printAccount, takeIn, type IntakeOptions } from './intake-options.ts';
import { writeReports, type ReportOptions } from './grade-reports.ts';
import { progress } from '#grader/report/progress.ts';
import { gradebook, submissionReport } from '#grader/report/terminal.ts';
import { isolationChoices } from '#grader/sandbox/index.ts';
import {
  UsageError,
  asUsage,
  chooseIsolation,
  engineChoice,
  engineNames,
  openCourse,
  wholeNumber,
} from './usage.ts';
import { withStore } from './kept.ts';
import { queued, withQueue, type QueueOptions } from './queued.ts';

interface Options extends ReportOptions, QueueOptions, PolicyOptions, IntakeOptions {
  json?: boolean;
  only?: string;
  unit?: string;
  engine?: string;
  isolation?: string;
  key?: string;
  jobs?: number;
  require?: number;
  course?: string;
  types: boolean;
}

export const gradeCommand = (): Command =>
  addIntakeOptions(new Command('grade'))
    .description('grade one submission, or each submission in a folder, on hidden checks')
    .argument('<folder...>', 'a folder with <unit>/<exercise>.ts files, or a folder of such folders')
    .option('--json', 'print the results as JSON')
    .option('--only <id>', 'grade one exercise (<unit>/<exercise>)')
    .option('--unit <unit>', 'grade the exercises of one unit')
    .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
    .option(
      '--isolation <kind>',
      `${isolationChoices.join(', ')} (also GENLAB_ISOLATION); auto where left out`,
    )
    .option('--key <key>', 'the course key that hidden inputs are drawn with (also GENLAB_KEY)')
    .option(
      '--jobs <n>',
      'exercises graded at a time; as many as processors where it is left out',
      wholeNumber('--jobs', 1),
    )
    .option('--queue <address>', 'let workers grade (genlab worker) that wait at a Redis, redis://host:6379')
    .option('--out <folder>', 'write results.json and an HTML report there')
    .option(
      '--store <file>',
      'keep each result there as it is made, and grade no unchanged file again; results.sqlite in --out where left out',
    )
    .option('--regrade [id]', 'grade one exercise afresh, or all, whatever is kept of them')
    .option('--policy <file>', 'deadlines, what lateness costs, weights, attempts and extensions, as JSON')
    .option(
      '--handed-in <file>',
      "a CSV with the columns 'submission' and 'handed in' (a moment as 2026-11-30T23:59:00+01:00)",
    )
    .option('--gradebook <file>', 'write a CSV gradebook, or put the grades into the one that is there')
    .option(
      '--id-column <name>',
      'the column of that gradebook with the names of submissions; the first where left out',
    )
    .option('--junit <file>', "write JUnit's XML")
    .option('--gradescope <file>', "write Gradescope's results.json; for one submission")
    .option(
      '--github',
      "annotate a GitHub workflow, fill its summary, and set its output 'result' for Classroom",
    )
    .option(
      '--require <points>',
      'exit with 1 where a submission has fewer points',
      wholeNumber('--require', 0),
    )
    .option('--no-types', 'leave type errors out of the report')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .action(run);

async function run(folders: string[], options: Options): Promise<void> {
  chooseIsolation(options.isolation);
  const types = options.types ? new TypeChecker() : undefined;
  try {
    if (options.queue === undefined) types?.warmUp();
    await grade(folders, options, types);
  } finally {
    types?.close();
  }
}

async function grade(folders: string[], options: Options, types: TypeChecker | undefined): Promise<void> {
  const catalogue = await openCourse(options.course);
  const only = selection(catalogue, options);
  const engine = engineChoice(options.engine);
  const { many, submissions, account } = await takeIn(folders, catalogue, options);
  const finish = await asUsage(finalGrades(options, catalogue, submissions));
  const key = options.key ?? process.env['GENLAB_KEY'];
  if (key === undefined)
    console.error(
      'note: no course key, so the hidden inputs can be predicted. For real grades give --key or GENLAB_KEY.',
    );
  if (options.gradescope !== undefined && submissions.length !== 1)
    throw new UsageError(
      `--gradescope is for one submission, and there are ${submissions.length}: it runs once in each student's container.`,
    );
  const how: FileOptions = { types, engine, key: key ?? 'no key', mode: 'grade' };
  const show = progress(submissions.length, process.stderr);
  if (typeof options.regrade === 'string') selection(catalogue, { only: options.regrade });
  const graded = await withStore(catalogue, options, how, (kept) =>
    withQueue(catalogue, options, how, (elsewhere) =>
      gradeAll(catalogue, submissions, {
        ...how,
        ...{ kept, elsewhere, only },
        jobs: options.jobs ?? (elsewhere ? queued : availableParallelism()),
        onExercise: show.exercise,
        onSubmission: show.submission,
      }),
    ),
  );
  show.end();
  printAccount(account, options.out);
  const results = finish(graded);
  if (options.json) console.log(inertJson(many ? results : results[0]));
  else console.log(inert(many ? gradebook(results) : submissionReport(results[0] as SubmissionResult)));
  if (options.out !== undefined) await write(options.out, catalogue, results, account);
  await asUsage(writeReports(options, catalogue.course.title, results));
  process.exitCode = exitCode(results, options.require);
}

/** Grading that worked is a success, whatever the grades; a fault of ours is none. */
function exitCode(results: readonly SubmissionResult[], required: number | undefined): number {
  if (results.some(({ exercises }) => exercises.some(({ verdict }) => verdict === 'infra'))) return 2;
  return required !== undefined && results.some(({ score }) => (score ?? 0) < required) ? 1 : 0;
}

function selection(
  catalogue: Catalogue,
  { only, unit }: Pick<Options, 'only' | 'unit'>,
): ((entry: Entry) => boolean) | undefined {
  const chosen = (entry: Entry): boolean =>
    (only === undefined || entry.exercise.id === only) &&
    (unit === undefined || entry.exercise.id.startsWith(`${unit}/`));
  if (catalogue.exercises.some(chosen)) return chosen;
  const ids = catalogue.exercises.map(({ exercise }) => exercise.id).join(', ');
  throw new UsageError(
    `no exercise matches ${[only, unit].filter(Boolean).join(' in unit ')}. There are: ${ids}.`,
  );
}

async function write(
  folder: string,
  catalogue: Catalogue,
  results: readonly SubmissionResult[],
  account: Account,
): Promise<void> {
  const { title } = catalogue.course;
  await mkdir(join(folder, 'students'), { recursive: true });
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, 'index.html'), classHtml(title, results, account));
  for (const result of results)
    await writeFile(join(folder, studentPage(result)), studentHtml(title, result));
  console.error(`report: ${relative(process.cwd(), join(folder, 'index.html'))}`);
}
