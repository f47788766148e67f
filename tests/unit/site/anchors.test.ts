import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

import { knownMistakes } from '#grader/host/authoring/answer-sources.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';

import { lessonPages } from './lesson-pages.ts';

/**
 * Who names a page or an anchor: `reparametrization/elbo#sign` to the exercises, mistakes and quizzes that link to it.
 */
const named = new Map<string, string[]>();
let pages = new Map<string, Set<string>>();

beforeAll(async () => {
  pages = await lessonPages();
  const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../../exercises', import.meta.url)));
  const name = (lesson: string, by: string): void => {
    named.set(lesson, [...(named.get(lesson) ?? []), by]);
  };
  for (const entry of exercises) {
    name(entry.exercise.lesson, entry.exercise.id);
    for (const [mistake, { lesson }] of Object.entries(await knownMistakes(entry)))
      name(lesson, `${entry.exercise.id}, ${mistake}`);
  }
  for (const [quiz, keys] of await quizKeys())
    for (const [, lesson = ''] of JSON.stringify(keys).matchAll(/"lesson":"([^"]*)"/g)) name(lesson, quiz);
});

/** The questions of every quiz of the site, by its file. */
async function quizKeys(): Promise<[file: string, keys: unknown][]> {
  const folder = new URL('../../../site/src/quizzes/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  return await Promise.all(
    files.map(async (file): Promise<[string, unknown]> => {
      const { keys } = (await import(new URL(file, folder).href)) as { keys: unknown };
      return [file, keys];
    }),
  );
}

const pageOf = (lesson: string): string => lesson.split('#')[0] ?? '';
const links = (): string[] => [...named].map(([lesson, by]) => `${lesson} (${by.join('; ')})`);

describe('what exercises, mistakes and quizzes link to', () => {
  it('finds links', () => {
    expect(named.size).toBeGreaterThan(100);
  });

  it('names existing pages', () => {
    const missing = [...named.keys()].map(pageOf).filter((page) => !pages.has(page));
    expect([...new Set(missing)], links().join('\n')).toEqual([]);
  });

  it('has an anchor on the page for each that a mistake names', () => {
    const missing = [...named].filter(([lesson]) => {
      const [page = '', anchor] = lesson.split('#');
      return anchor !== undefined && pages.has(page) && pages.get(page)?.has(anchor) !== true;
    });
    expect(missing.map(([lesson, by]) => `${lesson}: ${by.join('; ')}`)).toEqual([]);
  });
});
