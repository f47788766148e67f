import { fileURLToPath } from 'node:url';
import { mistakeSources } from '#grader/host/authoring/answer-sources.ts';

/** The code of a known mistake of one of the course's own exercises. */
export async function knownMistake(exercise: string, name: string): Promise<string> {
  const folder = fileURLToPath(new URL(`../exercises/${exercise}`, import.meta.url));
  const source = (await mistakeSources({ folder }))[name];
  if (source === undefined) throw new Error(`${exercise} has no known mistake '${name}'`);
  return source;
}
