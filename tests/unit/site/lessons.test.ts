/** What stands under the titles of lessons: every lesson has it, and it fits the order and the length of the lessons. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { lessons, objectiveNames } from '#site/src/course/lessons.ts';
import { units } from '#site/src/course/units.ts';

const inOrder = units.flatMap(({ id, lessons: pages }) => pages.map((page) => `${id}/${page}`));
const placeOf = (lesson: string): number => inOrder.indexOf(lesson);
const root = new URL('../../../', import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');

it('are there for every lesson and for nothing else', () => {
  expect(Object.keys(lessons)).toEqual(inOrder);
});

describe.each(Object.entries(lessons))('%s', (id, { minutes, questions, buildsOn, objectives }) => {
  it('builds on lessons that come before it', () => {
    const later = buildsOn.filter((lesson) => placeOf(lesson) < 0 || placeOf(lesson) >= placeOf(id));
    expect(later).toEqual([]);
  });

  it('helps with the question of its unit', () => {
    expect(questions).toContain(1 + units.findIndex((unit) => id.startsWith(`${unit.id}/`)));
    expect(questions.filter((number) => units[number - 1] === undefined)).toEqual([]);
  });

  it('has objectives that complete “you can”', () => {
    expect(Object.keys(objectives).length).toBeGreaterThan(0);
    for (const [name, text] of Object.entries(objectives)) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(text).toMatch(/^[a-z][^.]*[^.]$/);
    }
  });

  it('takes about the minutes that it says', async () => {
    expect(Math.abs(minutes - (await estimatedMinutes(id)))).toBeLessThanOrEqual(7);
    expect(minutes % 5).toBe(0);
  });
});

it('has a name for each objective, without spaces, because the work panel separates names by spaces', () => {
  expect(new Set(objectiveNames).size).toBe(objectiveNames.length);
  expect(objectiveNames.filter((name) => /\s/.test(name))).toEqual([]);
});

it('has the exercises in the order of the lessons that link them', async () => {
  const { exercises } = await loadCatalogue(new URL('exercises', root).pathname);
  const places = exercises.map(({ exercise }) => placeOf(exercise.lesson));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

/**
 * 200 words a minute, and what takes longer than its words: a step of a derivation, a live figure, a question, a claim, code,
 * and a table or a picture.
 */
async function estimatedMinutes(id: string): Promise<number> {
  const [, page = ''] = (await read(`site/src/content/docs/${id}.mdx`)).split(/^---\n[^]*?^---$/m);
  const [text = ''] = page.replaceAll(/^(?:import|export) .*$/gm, '').split('## Papers');
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  const words = text
    .replaceAll(/\$\$[^]*?\$\$/g, '')
    .replaceAll(/\$[^$]+\$/g, 'formula')
    .replaceAll(/\]\([^)]*\)|<\/?[A-Z]\w*/g, '')
    .split(/\s+/);
  return (
    words.length / 200 +
    1.5 * count(/\$\$[^]*?\$\$/g) +
    10 * count(/<Figure /g) +
    2 * (await questionsOf(id, text)) +
    2 * count(/<Source /g) +
    count(/<(?:ClaimCheck|Reproduced|Still|\w+Table) |^\| --- /gm)
  );
}

/** A lesson whose questions are those of its exercise has no quiz of its own. */
async function questionsOf(id: string, text: string): Promise<number> {
  const quiz = text.includes('questions={practice}')
    ? `exercises/${id}/questions.ts`
    : `site/src/quizzes/${id}.ts`;
  const { questions, practice } = (await import(new URL(quiz, root).href)) as Record<string, unknown[]>;
  return (practice ?? questions ?? []).length;
}
