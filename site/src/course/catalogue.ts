import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { Exercise } from '#grader/core/exercise.ts';
import type { QuizQuestion } from '#grader/quiz/quiz-question.ts';

/** What the site knows about an exercise: its description and its stub. None of it is private. */
export interface PublishedExercise {
  readonly description: Exercise;
  readonly unit: string;
  readonly name: string;
  readonly stub: string;
  /** Of an exercise that asks questions, without their answers. */
  readonly questions: readonly QuizQuestion[];
}

/**
 * All exercises, in the order of the course.
 *
 * @param folder the URL of `exercises/`, with a trailing slash
 */
export async function publishedExercises(folder: URL): Promise<PublishedExercise[]> {
  const course = await readFile(new URL('course.json', folder), 'utf8');
  const { order } = JSON.parse(course) as { order: string[] };
  return Promise.all(order.map((id) => published(folder, id)));
}

async function published(folder: URL, id: string): Promise<PublishedExercise> {
  const [unit = '', name = ''] = id.split('/');
  // Node runs these files as they are, so no bundler has to know about them.
  const description = (await import(/* @vite-ignore */ new URL(`${id}/exercise.ts`, folder).href)) as {
    default: Exercise;
  };
  const stub = await readFile(new URL(`${id}/stub.ts`, folder), 'utf8');
  const asked = new URL(`${id}/questions.ts`, folder);
  const { questions } = existsSync(asked)
    ? ((await import(/* @vite-ignore */ asked.href)) as Pick<PublishedExercise, 'questions'>)
    : { questions: [] };
  return { description: description.default, unit, name, stub, questions };
}
