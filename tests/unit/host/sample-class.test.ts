import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { intake } from '#grader/host/intake/index.ts';
import { makeSampleClass } from '#tests/sample-class.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

test('the sample class is ten students, one of whom hands in everything', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'genlab-sample-'));
  try {
    await makeSampleClass(folder);
    const ids = (await loadCatalogue(path('exercises'))).exercises.map(({ exercise }) => exercise.id);
    const { submissions, account } = await intake([folder], ids);
    expect(submissions).toHaveLength(10);
    expect(account.unknown).toEqual([]);
    for (const id of ids) expect(globSync(join(folder, 'complete', `${id}.ts`)), id).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('no solution of the course is kept a second time', () => {
  const own = new Set(
    globSync(path('exercises/*/*/_private/solution.ts')).map((file) => readFileSync(file, 'utf8')),
  );
  expect(own.size).toBe(globSync(path('exercises/*/*/exercise.ts')).length);
  const copies = globSync(path('tests/submissions/**/*.ts')).filter((file) =>
    own.has(readFileSync(file, 'utf8')),
  );
  expect(copies).toEqual([]);
});
