import { Command } from 'commander';
import type { Evidence } from '#grader/core/check.ts';
import { keyOf } from '#grader/core/identity.ts';
import type { TrainedRun } from '#grader/core/run-checks.ts';
import { gradeFile } from '#grader/host/grade/grade-submission.ts';
import type { Submission } from '#grader/host/intake/index.ts';
import { explainHtml } from '#grader/report/explain-html.ts';
import { inert } from '#grader/report/inert.ts';
import { hiddenReport, trainedRuns } from '#grader/report/terminal.ts';
import { readSubmissions } from './intake-options.ts';
import { chooseIsolation, courseKey, engineChoice, engineNames, openCourse, UsageError } from './usage.ts';
import { findExercise } from './workspace.ts';
import { replaceFile } from './write-file.ts';

interface Options {
  student?: string;
  key?: string;
  engine?: string;
  isolation?: string;
  course?: string;
  to?: string;
}

export const explainCommand = (): Command =>
  new Command('explain')
    .description(
      'grade one exercise of one student again, and show the hidden inputs, the expected values and what the code returned',
    )
    .argument('<submission>', 'what the student handed in, or a class with --student')
    .argument('<exercise>', '<unit>/<exercise>, or its bare name')
    .option('--student <name>', 'the student whose submission to grade')
    .option('--key <key>', 'the course key that the class was graded with (also GENLAB_KEY)')
    .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
    .option('--isolation <kind>', 'as for grade (also GENLAB_ISOLATION)')
    .option('--course <folder>', 'use a different course folder')
    .option('--to <file>', 'write an HTML page with all inputs and values, and code that asks the same again')
    .action(run);

async function run(source: string, exercise: string, options: Options): Promise<void> {
  chooseIsolation(options.isolation);
  const catalogue = await openCourse(options.course);
  const entry = findExercise(catalogue, exercise);
  const { submissions } = await readSubmissions(
    [source],
    catalogue,
    {},
    options.student === undefined ? [] : [options.student],
  );
  const found = studentIn(submissions, options.student);
  const key = courseKey(options.key) ?? 'no key';
  const engine = engineChoice(options.engine);
  // The result shows hidden inputs, so it is not stored, written or queued.
  const asked = new Map<string, readonly Evidence[]>();
  const trained = new Map<string, readonly TrainedRun[]>();
  const { result } = await gradeFile(entry, found, {
    ...{ key, engine, mode: 'grade', unmasked: true },
    asked: (check, evidence) => asked.set(check, evidence),
    trained: (check, run) => trained.set(check, [...(trained.get(check) ?? []), run]),
  });
  const { version } = await entry.hiddenChecks();
  const drawnFrom = `The inputs are drawn from the course key, the student '${found.key}', the exercise '${entry.exercise.id}' and version ${version} of its checks.`;
  console.log(inert(`${hiddenReport(result)}\n${trainedRuns(trained)}    ${drawnFrom}`));
  if (options.to !== undefined) {
    const file = await found.read(entry.exercise.id);
    const { parameters = {} } = await entry.golden();
    const source = file.kind === 'text' ? file.text : '';
    await replaceFile(
      options.to,
      explainHtml({ student: found.name, result, drawnFrom, asked, trained, parameters, source }),
    );
    console.error(`note: the page is ${options.to}.`);
  }
  console.error(`note: this shows hidden inputs of '${found.name}'. Do not pass it on unedited.`);
  process.exitCode = result.verdict === 'infra' ? 2 : 0;
}

function studentIn(submissions: readonly Submission[], student: string | undefined): Submission {
  const fits =
    student === undefined
      ? submissions
      : submissions.filter(({ key, group }) =>
          [key, ...(group?.members ?? []).map(keyOf)].includes(keyOf(student)),
        );
  const [found, another] = fits;
  if (found && !another) return found;
  const names = submissions.slice(0, 10).map(({ name }) => `'${name}'`);
  const more = submissions.length > names.length ? ` and ${submissions.length - names.length} more` : '';
  throw new UsageError(
    student !== undefined && !found
      ? `there is no submission of '${student}'. The submissions are: ${names.join(', ')}${more}.`
      : `there are several submissions: ${names.join(', ')}${more}. Name one with --student.`,
  );
}
