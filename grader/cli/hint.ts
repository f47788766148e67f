import { Command } from 'commander';
import type { Exercise } from '#grader/core/exercise.ts';
import { lessonLink } from '#grader/core/lesson-link.ts';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { paint, withCode, wrap } from '#grader/report/style.ts';
import { commandLine } from './command-line.ts';
import { readState, writeState, type State } from './state.ts';
import { openCourse, UsageError } from './usage.ts';
import { findExercise, openWorkspace } from './workspace.ts';

interface Options {
  all?: boolean;
  again?: boolean;
  dir?: string;
  course?: string;
}

export const hintCommand = (): Command =>
  new Command('hint')
    .description('show the next hint for an exercise, from a nudge to nearly the answer')
    .argument('<exercise>', '<unit>/<exercise>, its bare name, or its file')
    .option('--again', 'show the hints that you have already seen')
    .option('--all', 'show every hint')
    .option('--dir <workspace>', 'use a different workspace folder')
    .option('--course <folder>', 'use a different course folder')
    .action(run);

async function run(argument: string, options: Options): Promise<void> {
  const catalogue = await openCourse(options.course);
  const { exercise } = findExercise(catalogue, argument);
  const { root } = openWorkspace(catalogue, options.dir, argument);
  const state = await readState(root);
  const total = exercise.hints.length;
  const seen = Math.min(state.hints[exercise.id] ?? 0, total);
  if (options.again && seen === 0)
    throw new UsageError(
      `you have not seen a hint for ${exercise.id} yet. Run ${commandLine('hint', exercise.id, options)}.`,
    );
  const [from, to] = range(options, seen, total);
  for (let i = from; i < to; i++) {
    console.log(paint('cyan', `hint ${i + 1} of ${total}`));
    console.log(`${wrap(withCode(exercise.hints[i] ?? ''), '  ')}\n`);
  }
  console.log(paint('dim', outlook(catalogue, exercise, options, to, seen)));
  if (to > seen) await remember(root, { ...state, hints: { ...state.hints, [exercise.id]: to } });
}

/** The hint is already printed: if the folder is not writable, only the count is lost. */
async function remember(root: string, state: State): Promise<void> {
  try {
    await writeState(root, state);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(
      `genlab: the number of hints shown could not be saved, so this hint will be shown again; --all shows every hint. ${error.message}`,
    );
  }
}

/** Which hints to show, counted from 0. Once all have been shown, the last one is repeated. */
function range(options: Options, had: number, total: number): [from: number, to: number] {
  if (options.all) return [0, total];
  if (options.again) return [0, had];
  return had < total ? [had, had + 1] : [total - 1, total];
}

function outlook(
  { course }: Catalogue,
  exercise: Exercise,
  options: Options,
  shown: number,
  had: number,
): string {
  const { id, hints, lesson } = exercise;
  const total = hints.length;
  if (shown < total) return `${total - shown} more: ${commandLine('hint', id, options)}`;
  const link = lessonLink(lesson, course.site);
  return had === total
    ? `You have seen all ${total} hints. The lesson: ${link}`
    : `That was the last hint. The lesson: ${link}`;
}
