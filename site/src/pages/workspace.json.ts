/** The content of a workspace for download: the stubs in the order of the course. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { exercisesInOrder } from '../course/collection.ts';

export async function GET(): Promise<Response> {
  const course = await readFile(join(process.cwd(), 'exercises/course.json'), 'utf8');
  const { title } = JSON.parse(course) as { title: string };
  const exercises = (await exercisesInOrder()).map(({ description, stub }) => {
    const { id, title, points, bonus } = description;
    return { exercise: { id, title, points, bonus }, text: stub };
  });
  return new Response(JSON.stringify({ title, exercises }));
}
