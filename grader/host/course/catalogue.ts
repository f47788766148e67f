import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HiddenChecks, PublicChecks } from '#grader/core/define-checks.ts';
import { exerciseId, type Exercise } from '#grader/core/exercise.ts';
import type { QuizQuestion } from '#grader/quiz/quiz-question.ts';
import { parseGolden, type Golden } from '#grader/core/golden.ts';
import { stripTypes } from '#grader/session/node/index.ts';
import { readCourse } from './read-course.ts';

/** The one place that maps a submission's `<unit>/<exercise>.ts` to an exercise folder. */
export interface Catalogue {
  readonly root: string;
  /** `site` is the address of the course's pages, if there is one. */
  readonly course: { readonly id: string; readonly title: string; readonly site?: string | undefined };
  readonly exercises: readonly Entry[];
}

export interface Entry {
  readonly exercise: Exercise;
  readonly folder: string;
  readonly stub: string;
  /** JavaScript of `probe.ts`, if there is one. */
  readonly probe: string | null;
  publicChecks(): Promise<PublicChecks>;
  hiddenChecks(): Promise<HiddenChecks>;
  golden(): Promise<Golden>;
  /** The questions of an exercise that asks some, from `questions.ts`. */
  questions(): Promise<readonly QuizQuestion[] | undefined>;
}

/** Finds and validates every exercise of a course; throws one sentence for the first that is invalid. */
export async function loadCatalogue(root: string): Promise<Catalogue> {
  const course = await readCourse(root);
  const exercises: Entry[] = [];
  for (const unit of await subfolders(root))
    for (const name of await subfolders(join(root, unit)))
      exercises.push(await loadEntry(root, `${unit}/${name}`));
  const position = ({ exercise }: Entry): number => course.order.indexOf(exercise.id) + 1 || Infinity;
  exercises.sort((a, b) => (position(a) === position(b) ? 0 : position(a) - position(b)));
  if (exercises.length === 0)
    throw new Error(`${root} holds no exercise. An exercise is a folder <unit>/<exercise> with exercise.ts.`);
  return { root, course, exercises };
}

async function loadEntry(root: string, id: string): Promise<Entry> {
  const folder = join(root, ...id.split('/'));
  const named = exerciseId.safeParse(id);
  if (!named.success)
    throw new Error(
      `${folder}: ${named.error.issues[0]?.message ?? ''}. Rename it, or begin its name with _.`,
    );
  const exercise = await importDefault<Exercise>(join(folder, 'exercise.ts'));
  if (exercise.id !== id)
    throw new Error(`${folder} describes itself as '${exercise.id}'; the folder says '${id}'`);
  return {
    exercise,
    folder,
    stub: await readFile(join(folder, 'stub.ts'), 'utf8'),
    probe: await optional(join(folder, 'probe.ts')),
    publicChecks: () => importDefault(join(folder, 'checks.ts')),
    hiddenChecks: () => importDefault(join(folder, '_private', 'checks.ts')),
    questions: async () =>
      existsSync(join(folder, 'questions.ts'))
        ? ((await importFrom(join(folder, 'questions.ts'))) as { questions: readonly QuizQuestion[] })
            .questions
        : undefined,
    golden: async () => parseGolden(JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8'))),
  };
}

const importFrom = (path: string): Promise<unknown> => import(pathToFileURL(path).href);
const importDefault = async <T>(path: string): Promise<T> =>
  ((await importFrom(path)) as { default: T }).default;

async function optional(path: string): Promise<string | null> {
  try {
    return stripTypes(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function subfolders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
