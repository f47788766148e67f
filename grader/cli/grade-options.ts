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
        'exercises graded at a time (default: the number of processors)',
        wholeNumber('--jobs', 1),
      )
      .option(
        '--queue <address>',
        'let workers grade (genlab worker) through a Redis server, redis://host:6379',
      )
      .option('--out <folder>', 'write results.json and an HTML report to this folder')
      .option(
        '--store <file>',
        'store each result in this file, and do not grade unchanged files again (default: results.sqlite in --out)',
      )
      .option('--regrade [id]', 'grade one exercise, or all, again even if results are stored')
      .option('--policy <file>', 'deadlines, late penalties, weights, attempts and extensions, as JSON')
      .option(
        '--handed-in <file>',
        "a CSV with the columns 'submission' and 'handed in' (a time such as 2026-11-30T23:59:00+01:00, or 2026-11-30T23:59 in the policy's time zone)",
      ),
  )
    .option('--junit <file>', 'write JUnit XML')
    .option('--gradescope <file>', "write Gradescope's results.json (one submission only)")
    .option(
      '--github',
      "annotate a GitHub workflow, fill its summary, and set its output 'result' for Classroom",
    )
    .option('--require <points>', 'exit with 1 if a submission has fewer points', wholeNumber('--require', 0))
    .option('--no-types', 'leave type errors out of the report')
    .option('--course <folder>', 'use a different course folder');

const withGradebook = (command: Command): Command =>
  command
    .option('--gradebook <file>', 'write a CSV gradebook, or fill an existing one')
    .option(
      '--id-column <names>',
      'columns of the gradebook with ids, separated by commas or in several options (default: those of Canvas or Moodle, else the first)',
      collected,
    )
    .option(
      '--column <name>',
      "the gradebook's column that takes the total, or a part as <unit>=<name> or <unit>/<exercise>=<name> (default: genlab's own columns)",
      collected,
    )
    .option('--append', 'add rows to that gradebook for students who are not in it')
    .option('--scale', "convert points to what the gradebook's column is out of")
    .option(
      '--decimal-mark <mark>',
      "the gradebook's decimal mark, if its numbers do not show it",
      decimalMark,
    )
    .option('--dry-run', 'show what would be written into the gradebook, without writing it');

const collected = (value: string, before: string[] = []): string[] => [...before, value];

function decimalMark(text: string): '.' | ',' {
  if (text === '.' || text === ',') return text;
  throw new UsageError(`--decimal-mark takes . or , but got '${text}'.`);
}

/** Options that say how to fill a gradebook need a gradebook. */
export function checkGradebookOptions(options: GradeOptions): void {
  const { idColumn, column, append, scale, decimalMark: mark, dryRun } = options;
  const given = Object.entries({
    ...{ '--id-column': idColumn, '--column': column, '--append': append, '--scale': scale },
    ...{ '--decimal-mark': mark, '--dry-run': dryRun },
  }).find(([, value]) => value !== undefined);
  if (options.gradebook === undefined && given)
    throw new UsageError(`${given[0]} says how to fill a gradebook. Name one with --gradebook.`);
}
