/** Files and folders that the documents name exist. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documents, project, read } from './markdown.ts';

const roots = /^(datasets|reference|exercises|grader|site|tests|docs|\.ci|\.github)\//;

/** Paths from the project's folder between backticks; patterns and placeholders are not paths. */
const pathsIn = (markdown: string): string[] =>
  [...markdown.replaceAll(/^ *```[^]*?^ *```$/gm, '').matchAll(/`([\w.@/-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => roots.test(path));

/** Created by a command that the document names, or by its reader. */
const made = ['exercises/reparametrization/my-exercise', 'site/dist'];

test.each(documents())('%s', (document) => {
  for (const path of pathsIn(read(document)).filter((one) => !made.includes(one)))
    expect(existsSync(join(project, path)), path).toBe(true);
});

test('a path is distinguished from other code', () => {
  expect(pathsIn('`grader/core/check.ts`, `npm run grade`, `grader/<x>/y.ts`, `a/b`\n')).toEqual([
    'grader/core/check.ts',
  ]);
});
