/** Each folder of code has a README, which names every file in it and no missing file. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { documents, project, projectFiles, read } from './markdown.ts';

/** Their README says where to start; the names of their files explain the rest. */
const listedByIndex = ['reference/oracle', 'reference/losses'];
const partsOf = (path: string): string[] => path.split('/');

/** Text between backticks that looks like a file or a folder of this folder. */
const namesIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`([\w.-]+(?:\/[\w.-]+)*(?:\.\w+|\/))`/g)].map(([, name = '']) => name);

const readmes = documents().filter((path) => path.endsWith('/README.md') && !path.startsWith('docs/'));

test.each(readmes)('%s names files that exist', (path) => {
  const folder = dirname(path);
  for (const name of namesIn(read(path)).filter(
    (one) => !/^(_private\/|attack\.ts|twin\.ts|case\.json|grader\/|golden\.json|course\.json)/.test(one),
  ))
    expect(existsSync(join(project, folder, name)), name).toBe(true);
});

const code = projectFiles().filter(
  (path) =>
    /^(datasets|reference|grader|site\/src)\/.+\.(ts|js|astro|css)$/.test(path) &&
    !/^(site\/src\/(content|pages|quizzes)|reference\/.*\/simd|datasets\/scripts)\//.test(path) &&
    !/^site\/src\/figures\/(?!lab\/|drawing\/)[^/]+\//.test(path),
);
const folders = [...new Set(code.map(dirname))];

test.each(folders)('%s has a table of contents', (folder) => {
  expect(readmes).toContain(`${folder}/README.md`);
  if (listedByIndex.includes(folder)) return;
  const names = namesIn(read(`${folder}/README.md`));
  const here = code.filter((path) => dirname(path) === folder).map((path) => partsOf(path).at(-1));
  expect(here.filter((name) => !names.includes(name ?? ''))).toEqual([]);
});
