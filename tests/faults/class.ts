import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { correctSources, mistakeSources } from '#grader/host/authoring/answer-sources.ts';

const exercises = fileURLToPath(new URL('../../exercises', import.meta.url));
const submissions = fileURLToPath(new URL('../submissions', import.meta.url));
export const ids = ['reparametrization/sample-gaussian', 'reparametrization/gaussian-kl'] as const;

/** Limit of one call in seconds: less than most stops take, and ten times what a correct answer takes. */
const limit = 0.5;

/** Short exercises, so that processes die in many different places, with short limits. */
export function makeCourse(folder: string): void {
  for (const unit of new Set(ids.map((id) => id.split('/')[0] ?? '')))
    cpSync(join(exercises, unit, '_private'), join(folder, unit, '_private'), { recursive: true });
  for (const id of ids) {
    cpSync(join(exercises, id), join(folder, id), { recursive: true });
    const description = join(folder, id, 'exercise.ts');
    const text = readFileSync(description, 'utf8');
    const limited = text.replace('  points:', `  limits: { seconds: ${limit} },\n  points:`);
    if (limited === text) throw new Error(`${description} has no line of points`);
    writeFileSync(description, limited);
  }
  writeFileSync(join(folder, 'course.json'), '{ "id": "faults", "title": "A class under faults" }\n');
}

/** The same answer, with some 40 ms of work in each call, so that a stop is likely to meet it. */
const slow = (source: string): string =>
  `${source.replace(/(export function [^{]*\{)/, '$1\n  work();')}
function work(): void {
  let sum = 0;
  for (let i = 0; i < 2e7; i++) sum += Math.sqrt(i);
  if (sum < 0) throw new Error('the sum of roots is negative');
}
`;

async function answersTo(id: (typeof ids)[number]): Promise<readonly string[]> {
  const entry = { folder: join(exercises, id) };
  const own = { ...(await correctSources(entry)), ...(await mistakeSources(entry)) };
  const strange = ['does-not-compile', 'exits-the-process', 'never-ends'].map((name) =>
    join(submissions, name, `${id}.ts`),
  );
  const files = [
    join(entry.folder, 'stub.ts'),
    ...(id === 'reparametrization/sample-gaussian' ? strange : []),
  ];
  return [...Object.values(own), ...files.map((path) => readFileSync(path, 'utf8'))];
}

/**
 * Solutions, accepted alternatives, mistakes, stubs, and files that end the process, never end or do not parse; each
 * student's is different. The answers of every second student are correct and slow.
 */
export async function makeClass(folder: string, size: number): Promise<void> {
  const sources = await Promise.all(ids.map(answersTo));
  for (let i = 0; i < size; i++)
    for (const [j, id] of ids.entries()) {
      const all = sources[j] ?? [];
      const answer = i % 2 === 0 ? slow(all[0] ?? '') : (all[(i * 7 + j) % all.length] ?? '');
      const file = join(folder, `student-${String(i).padStart(3, '0')}`, `${id}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${answer}\n// ${i}\n`);
    }
}
