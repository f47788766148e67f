import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const exercises = fileURLToPath(new URL('../../exercises', import.meta.url));
const submissions = fileURLToPath(new URL('../submissions', import.meta.url));
export const ids = ['reparametrization/sample-gaussian', 'reparametrization/gaussian-kl'] as const;

/** Short exercises, so that processes die in many different places. */
export function makeCourse(folder: string): void {
  for (const id of ids) cpSync(join(exercises, id), join(folder, id), { recursive: true });
  writeFileSync(join(folder, 'course.json'), '{ "id": "faults", "title": "A class under faults" }\n');
}

/** Solutions, accepted alternatives, mistakes, stubs, and files that end the process or do not parse; each student's is different. */
export function makeClass(folder: string, size: number): void {
  const sources = ids.map((id) => {
    const own = (path: string): string[] =>
      readdirSync(join(exercises, id, path)).map((name) => join(exercises, id, path, name));
    const strange = ['does-not-compile', 'exits-the-process'].map((name) =>
      join(submissions, name, `${id}.ts`),
    );
    return [
      join(exercises, id, '_private', 'solution.ts'),
      ...own('_private/mistakes'),
      ...own('_private/accepted'),
      join(exercises, id, 'stub.ts'),
      ...(id === 'reparametrization/sample-gaussian' ? strange : []),
    ].map((path) => readFileSync(path, 'utf8'));
  });
  for (let i = 0; i < size; i++)
    for (const [j, id] of ids.entries()) {
      const all = sources[j] ?? [];
      const file = join(folder, `student-${String(i).padStart(3, '0')}`, `${id}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${all[(i * 7 + j) % all.length] ?? ''}\n// ${i}\n`);
    }
}
