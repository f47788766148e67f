import type { Command } from 'commander';
import { isolationChoices } from '#grader/session/node/index.ts';
import type { PolicyOptions } from './final-grades.ts';
import { addIntakeOptions, type IntakeOptions } from './intake-options.ts';
import type { QueueOptions } from './with-queue.ts';
import { UsageError, engineNames, wholeNumber } from './usage.ts';

export interface GradeOptions extends QueueOptions, PolicyOptions, IntakeOptions {
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
  junit?: string;
  gradescope?: string;
  github?: boolean;
  gradebook?: string;
  idColumn?: string[];
  column?: string[];
  append?: boolean;
  scale?: boolean;
  decimalMark?: '.' | ',';
  dryRun?: boolean;
}

export const gradeOptions = (command: Command): Command =>
  withGradebook(
    addIntakeOptions(command)
      .option('--json', 'print the results as JSON')
      .option('--only <id>', 'grade one exercise (<unit>/<exercise>)')
      .option('--unit <unit>', 'grade the exercises of one unit')
      .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
      .option(
        '--isolation <kind>',
        `${isolationChoices.join(', ')} (also GENLAB_ISOLATION); auto if left out`,
      )
      .option('--key <key>', 'the course key that hidden inputs are drawn with (also GENLAB_KEY)')
      .option(
        '--jobs <n>',
        'exercises graded at a time; as many as processors if left out',
        wholeNumber('--jobs', 1),
      )
      .option(
        '--queue <address>',
        'let workers grade (genlab worker) that wait at a Redis, redis://host:6379',
      )
      .option('--out <folder>', 'write results.json and an HTML report there')
      .option(
        '--store <file>',
        'keep each result there as it is made, and grade no unchanged file again; results.sqlite in --out if left out',
      )
      .option('--regrade [id]', 'grade one exercise afresh, or all, whatever is kept of them')
      .option('--policy <file>', 'deadlines, what lateness costs, weights, attempts and extensions, as JSON')
      .option(
        '--handed-in <file>',
        "a CSV with the columns 'submission' and 'handed in' (a moment as 2026-11-30T23:59:00+01:00, or as 2026-11-30T23:59 in the policy's time zone)",
      ),
  )
    .option('--junit <file>', "write JUnit's XML")
    .option('--gradescope <file>', "write Gradescope's results.json; for one submission")
    .option(
      '--github',
      "annotate a GitHub workflow, fill its summary, and set its output 'result' for Classroom",
    )
    .option('--require <points>', 'exit with 1 if a submission has fewer points', wholeNumber('--require', 0))
    .option('--no-types', 'leave type errors out of the report')
    .option('--course <folder>', 'another course than the one that genlab brings');

const withGradebook = (command: Command): Command =>
  command
    .option('--gradebook <file>', 'write a CSV gradebook, or put the grades into the one that is there')
    .option(
      '--id-column <names>',
      'columns of that gradebook with ids, separated by commas or in several options; those of Canvas or Moodle, else the first, if left out',
      collected,
    )
    .option(
      '--column <name>',
      "the gradebook's column that takes the total, or a part as <unit>=<name> or <unit>/<exercise>=<name>; our own columns if left out",
      collected,
    )
    .option('--append', 'add rows to that gradebook for students who are not in it')
    .option('--scale', "convert points to what the gradebook's column is out of")
    .option('--decimal-mark <mark>', "the gradebook's decimal mark, if its numbers do not tell", decimalMark)
    .option('--dry-run', 'say what would be written into the gradebook, and leave it as it is');

const collected = (value: string, before: string[] = []): string[] => [...before, value];

function decimalMark(text: string): '.' | ',' {
  if (text === '.' || text === ',') return text;
  throw new UsageError(`--decimal-mark takes . or , and got '${text}'.`);
}

/** Options that say how a gradebook is filled mean nothing without one. */
export function checkGradebookOptions(options: GradeOptions): void {
  const { idColumn, column, append, scale, decimalMark: mark, dryRun } = options;
  const given = Object.entries({
    ...{ '--id-column': idColumn, '--column': column, '--append': append, '--scale': scale },
    ...{ '--decimal-mark': mark, '--dry-run': dryRun },
  }).find(([, value]) => value !== undefined);
  if (options.gradebook === undefined && given)
    throw new UsageError(`${given[0]} says how a gradebook is filled. Name one with --gradebook.`);
}
