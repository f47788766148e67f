import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { keyOf } from '#grader/core/identity.ts';
import { isUnknown } from '#grader/core/not-graded.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue, Entry } from '#grader/host/course/catalogue.ts';
import type { FileOptions, GradedSubmission } from '#grader/host/grade/grade-submission.ts';
import { studentsOf, type Intake } from '#grader/host/intake/index.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import type { Person } from '#grader/report/gradebook/match.ts';
import { progress } from '#grader/report/progress.ts';
import { checkStudents, finalGrades, studentsIn, readRules, type FinalGrades } from './final-grades.ts';
import { checkGradebookOptions, gradeOptions, type GradeOptions } from './grade-options.ts';
import { githubOutput, gradebookOutput, gradescopeFile, junitFile } from './grade-reports.ts';
import { gradebookIds, openGradebook, worthOf } from './gradebook-file.ts';
import { printAccount, readSubmissions } from './intake-options.ts';
import { withStore } from './with-store.ts';
import { Outputs, type Output } from './outputs.ts';
import { openStdout, printJson, printTable } from './print-results.ts';
import { maxQueued, withQueue } from './with-queue.ts';
import { resultFiles } from './result-files.ts';
import { gradeStudents } from './students.ts';
import { UsageError, asUsage, chooseIsolation, courseKey, engineChoice, openCourse } from './usage.ts';
import { suggestion } from './workspace.ts';

export const gradeCommand = (): Command =>
  gradeOptions(
    new Command('grade')
      .description('grade one submission, or each submission in a folder, on hidden checks')
      .argument('<folder...>', 'a folder with <unit>/<exercise>.ts files, or a folder of such folders'),
  ).action(run);

async function run(folders: string[], options: GradeOptions): Promise<void> {
  checkGradebookOptions(options);
  chooseIsolation(options.isolation);
  const types = options.types ? new TypeChecker() : undefined;
  try {
    if (options.queue === undefined) types?.warmUp();
    await grade(folders, options, types);
  } finally {
    types?.close();
  }
}

/** All that a run needs. Whatever can be rejected has been rejected before anything is graded. */
interface Run extends Intake {
  readonly catalogue: Catalogue;
  readonly options: GradeOptions;
  readonly fileOptions: FileOptions;
  readonly only: ((entry: Entry) => boolean) | undefined;
  readonly final: FinalGrades;
}

async function grade(
  folders: string[],
  options: GradeOptions,
  types: TypeChecker | undefined,
): Promise<void> {
  const plan = await prepare(folders, options, types);
  const verdict = { faulty: false, below: false, missing: 0, unknown: 0 };
  const outputs = new Outputs(
    await asUsage(
      openOutputs(plan, (missing) => {
        verdict.missing = missing;
      }),
    ),
  );
  try {
    await gradeInto(plan, async (graded) => {
      note(verdict, graded, options.require);
      await outputs.add(graded);
    });
  } catch (error) {
    await outputs.discard();
    throw error;
  }
  await outputs.end();
  printAccount(plan.account, options.out);
  for (const problem of outputs.problems) console.error(`genlab: ${problem}`);
  if (verdict.unknown > 0)
    console.error(
      `note: the total of ${verdict.unknown} ${verdict.unknown === 1 ? 'student' : 'students'} is not known, because no results are stored for the exercises that were not graded in this run. Their totals in a gradebook stay as they are; grade the whole course to fill them.`,
    );
  const failed = verdict.faulty || outputs.problems.length > 0;
  process.exitCode = failed ? 2 : verdict.below || verdict.missing > 0 ? 1 : 0;
}

async function prepare(
  folders: string[],
  options: GradeOptions,
  types: TypeChecker | undefined,
): Promise<Run> {
  const key = courseKey(options.key);
  const catalogue = await openCourse(options.course);
  const only = selection(catalogue, options);
  if (typeof options.regrade === 'string') checkRegraded(catalogue, options.regrade, only);
  const engine = engineChoice(options.engine);
  const rules = await readRules(options, catalogue);
  const students = [...studentsIn(rules), ...(await gradebookIds(options.gradebook, options.idColumn))];
  const taken = await readSubmissions(folders, catalogue, options, students);
  const { submissions } = taken;
  const final = await finalGrades(rules, submissions);
  checkStudents(final, submissions, submissions.map(studentsOf));
  if (key === undefined)
    console.error(
      'note: no course key, so the hidden inputs can be predicted. For real grades give --key or GENLAB_KEY.',
    );
  if (options.gradescope !== undefined && submissions.length !== 1)
    throw new UsageError(
      `--gradescope is for one submission, and there are ${submissions.length}: it runs once in each student's container.`,
    );
  const fileOptions: FileOptions = { types, engine, key: key ?? 'no key', mode: 'grade' };
  return { ...taken, catalogue, options, fileOptions, only, final };
}

/** Grades all submissions; `take` gets each student's result as soon as it is complete. */
async function gradeInto(
  { catalogue, options, fileOptions, only, submissions, final }: Run,
  take: (graded: GradedSubmission) => Promise<void>,
): Promise<void> {
  const show = progress(submissions.length, process.stderr);
  await withStore(catalogue, options, fileOptions, only, (cache) =>
    withQueue(catalogue, options, fileOptions, async (gradeRemotely) => {
      const students = gradeStudents(catalogue, submissions, final, {
        ...fileOptions,
        ...{ cache, gradeRemotely, only },
        jobs: options.jobs ?? (gradeRemotely ? maxQueued : availableParallelism()),
        onExercise: show.exercise,
      });
      for await (const graded of students) {
        show.submission(graded.result);
        await take(graded);
      }
    }),
  );
  show.end();
}

/** Opens all outputs, so that an output that cannot be written fails before anything is graded. */
async function openOutputs(
  { catalogue, options, only, submissions, account, many, final }: Run,
  missing: (count: number) => void,
): Promise<Output[]> {
  const { out, junit, gradescope, gradebook, github, json } = options;
  const { title } = catalogue.course;
  const write = openStdout();
  const outputs: Output[] = [];
  let filled: Output | undefined;
  if (gradebook !== undefined) {
    const opened = await openGradebook(gradebook, peopleOf(submissions), {
      exercises: worthOf(catalogue, final.policy),
      policy: final.policy !== undefined,
      selected: only && new Set(catalogue.exercises.filter(only).map(({ exercise }) => exercise.id)),
      ...{ idColumns: options.idColumn ?? [], columns: options.column ?? [] },
      ...{ append: options.append ?? false, scale: options.scale ?? false },
      ...{ decimalMark: options.decimalMark, dryRun: options.dryRun ?? false },
    });
    filled = gradebookOutput(gradebook, opened, missing);
  }
  if (out !== undefined) outputs.push(await resultFiles(out, title, account));
  if (junit !== undefined) outputs.push(await junitFile(junit));
  if (gradescope !== undefined) outputs.push(gradescopeFile(gradescope));
  outputs.push(json ? printJson(write, many) : printTable(write, many));
  if (github) outputs.push(githubOutput(title));
  if (filled) outputs.push(filled);
  return outputs;
}

/** Every student with a row, once each, however many attempts there are. */
function peopleOf(submissions: Intake['submissions']): Person[] {
  const people = submissions.flatMap((one) =>
    one.group ? studentsOf(one).map((id) => ({ id })) : [{ id: one.name, name: one.shown }],
  );
  return [...new Map(people.map((person) => [keyOf(person.id), person])).values()];
}

/** Grading succeeds whatever the grades are; an internal error is a failure. */
function note(
  verdict: { faulty: boolean; below: boolean; unknown: number },
  { result, whole }: GradedSubmission,
  required: number | undefined,
): void {
  const { exercises, score }: SubmissionResult = result;
  verdict.faulty ||= exercises.some((one) => one.verdict === 'infra');
  verdict.below ||= required !== undefined && (score ?? 0) < required;
  if (whole.exercises.some(isUnknown)) verdict.unknown++;
}

/** The exercises that `--only` and `--unit` choose; undefined for all. */
function selection(
  catalogue: Catalogue,
  { only, unit }: Pick<GradeOptions, 'only' | 'unit'>,
): ((entry: Entry) => boolean) | undefined {
  if (only === undefined && unit === undefined) return undefined;
  const chosen = ({ exercise: { id } }: Entry): boolean =>
    (only === undefined || id === only) && (unit === undefined || id.startsWith(`${unit}/`));
  if (catalogue.exercises.some(chosen)) return chosen;
  const ids = catalogue.exercises.map(({ exercise }) => exercise.id);
  if (unit !== undefined && !ids.some((id) => id.startsWith(`${unit}/`))) {
    const units = [...new Set(ids.map((id) => id.split('/')[0] ?? id))];
    throw new UsageError(`there is no unit '${unit}'. The units are: ${units.join(', ')}.`);
  }
  if (only !== undefined && ids.includes(only))
    throw new UsageError(
      `no exercise matches: '${only}' is not in the unit '${unit ?? ''}'. Give only one of the two options.`,
    );
  const [named = '', unitOf] = (only ?? '').split('/').toReversed();
  throw new UsageError(`no exercise matches ${only ?? ''}. ${suggestion(catalogue, named, unitOf)}`);
}

function checkRegraded(catalogue: Catalogue, id: string, only: Run['only']): void {
  const chosen = selection(catalogue, { only: id });
  if (only && !catalogue.exercises.some((entry) => only(entry) && chosen?.(entry)))
    throw new UsageError(
      `--regrade names '${id}', which is not graded in this run. Leave --only and --unit out.`,
    );
}
