import type { ExerciseResult } from '#grader/core/result.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { folderSubmission } from '#grader/host/intake/index.ts';
import { isStub } from '#grader/host/course/is-stub.ts';
import { paint } from '#grader/report/style.ts';
import { commandLine } from './command-line.ts';
import type { Workspace } from './workspace.ts';

interface Typed {
  readonly dir?: string | undefined;
  readonly course?: string | undefined;
}

/** What to do next, after a check of some exercises. */
export async function advice(
  workspace: Workspace,
  results: readonly ExerciseResult[],
  typed: Typed,
): Promise<string> {
  const failed = results.find(({ verdict }) => verdict !== 'pass');
  if (failed) return paint('dim', `Stuck? ${commandLine('hint', failed.id, typed)}`);
  const { exercises } = workspace.catalogue;
  const last = results.at(-1);
  if (!last)
    return `not attempted: every file is still the stub. Begin with ${exercises[0]?.exercise.id ?? ''}.ts, or create a workspace with ${commandLine('init')}.`;
  const left = await untouched(workspace);
  const [first] = left;
  if (!first)
    return `That was the last exercise. ${commandLine('status', undefined, typed)} shows your progress.`;
  const place = exercises.findIndex(({ exercise }) => exercise.id === last.id);
  const next = left.find((entry) => exercises.indexOf(entry) > place);
  const count = left.length === 1 ? '1 exercise is' : `${left.length} exercises are`;
  return next
    ? `Next: ${next.exercise.id}.ts (${count} untouched)`
    : `${count} untouched. The first is ${first.exercise.id}.ts`;
}

/** The exercises whose files are still the stub. */
async function untouched({ root, catalogue }: Workspace): Promise<Entry[]> {
  const { read } = folderSubmission(root, 'workspace');
  const left: Entry[] = [];
  for (const entry of catalogue.exercises) {
    const file = await read(entry.exercise.id);
    if (file.kind === 'missing' || (file.kind === 'text' && isStub(file.text, entry.stub))) left.push(entry);
  }
  return left;
}
