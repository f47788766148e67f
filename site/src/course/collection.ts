import { getCollection } from 'astro:content';

/** All exercises in the order of the course, from the collection that was loaded for this build. */
export async function exercisesInOrder() {
  const entries = await getCollection('exercises');
  return entries.map(({ data }) => data).sort((a, b) => a.position - b.position);
}
