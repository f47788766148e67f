/** Model answers, prerequisites and notation: what their pages, their data and the lessons must agree on. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';

import { headingAt } from '#site/src/course/heading-at.ts';
import { prerequisites, prerequisitesOf } from '#site/src/course/prerequisites.ts';
import { answerPage, units } from '#site/src/course/units.ts';

import { lessonPages } from './lesson-pages.ts';

const answers = units.map(({ id }) => `${id}/${answerPage}`);
const referencePages = [...answers, 'prerequisites', 'notation'];
let pages = new Map<string, Set<string>>();
const sources = new Map<string, string>();
const sourceOf = (page: string): string => sources.get(page) ?? '';

beforeAll(async () => {
  pages = await lessonPages();
  for (const page of referencePages)
    sources.set(
      page,
      await readFile(new URL(`../../../site/src/content/docs/${page}.mdx`, import.meta.url), 'utf8'),
    );
});

describe.each(referencePages)('%s', (page) => {
  it('links to existing pages, and to anchors that they write out', () => {
    const links = [
      ...sourceOf(page).matchAll(/\]\(\/([^)#]+)\/(?:#([^)]+))?\)|'([a-z-]+(?:\/[a-z-]+)?)#([^']+)'/g),
    ].map(
      ([, linked, anchor, shown, shownAnchor]) => [linked ?? shown ?? '', anchor ?? shownAnchor] as const,
    );
    if (page !== 'prerequisites') expect(links.length).toBeGreaterThan(5);
    const dead = links.filter(
      ([to, anchor]) => !pages.has(to) || (anchor !== undefined && pages.get(to)?.has(anchor) !== true),
    );
    expect(dead).toEqual([]);
  });
});

describe.each(answers)('%s', (page) => {
  const numbers = (text: string, pattern: RegExp): number[] =>
    [...text.matchAll(pattern)].map(([, n]) => Number(n));

  /** Cells of the marking scheme's rows. */
  const scheme = (): string[][] => {
    const table = /<div class="marking">\n\n.*\n.*\n((?:\|.*\n)+)/.exec(sourceOf(page))?.[1] ?? '';
    return table
      .trim()
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()));
  };

  it('has a marking scheme of ten points', () => {
    expect(scheme().reduce((sum, [, , , points]) => sum + Number(points), 0)).toBe(10);
  });

  it('counts its statements from 1, and the marking scheme has each of them once', () => {
    const statements = numbers(sourceOf(page), /<Statement n=\{(\d+)\} \/>/g);
    expect(statements).toEqual(statements.map((_, i) => i + 1));
    const marked = scheme().flatMap(([, , cell = '']) => {
      const [, from, to] = /^(\d+) to (\d+)$/.exec(cell) ?? [];
      if (from === undefined || to === undefined) return cell.split(', ').map(Number);
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
    });
    expect(marked.sort((a, b) => a - b)).toEqual(statements);
  });
});

describe('prerequisites', () => {
  it('has a section and a note on the lessons for each', () => {
    for (const { anchor } of prerequisites) {
      expect(pages.get('prerequisites')).toContain(anchor);
      expect(sourceOf('prerequisites')).toContain(`<UsedIn of="${anchor}" />`);
    }
  });

  it('names lessons of the course, at most one per unit', () => {
    const lessons = units.flatMap(({ id, lessons }) => lessons.map((lesson) => `${id}/${lesson}`));
    for (const { lessons: users } of prerequisites) {
      expect(lessons).toEqual(expect.arrayContaining([...users]));
      const unitsOfThem = users.map((lesson) => lesson.split('/')[0]);
      expect(new Set(unitsOfThem).size).toBe(users.length);
    }
  });

  it('are found by lesson', () => {
    expect(prerequisitesOf('gan-instability/dirac-gan').map(({ anchor }) => anchor)).toEqual(['jacobian']);
    expect(prerequisitesOf('start')).toEqual([]);
  });
});

describe('glossary', () => {
  const terms = (): [string, string][] =>
    [...sourceOf('notation').matchAll(/^<Term name="([^"]*)">(.*)<\/Term>$/gm)].map(
      ([, name = '', text = '']) => [name, text],
    );

  it('is in alphabetical order, without a term twice', () => {
    const names = terms().map(([name]) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(names).toEqual([...new Set(names)].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('defines each term in one sentence, with a link', () => {
    const other = terms().filter(([, text]) => !/^[^.]+ \(\[[^\]]+\]\(\/[^)]+\)\)\.$/.test(text));
    expect(other).toEqual([]);
  });
});

describe('a heading', () => {
  const lesson = '## The problem\n\n### Ties {#ties}\n\nText {#no-heading}\n\n## μ and σ  {#scale}\n';
  it.each([
    ['ties', 'Ties'],
    ['scale', 'μ and σ'],
    ['no-heading', undefined],
    ['tie', undefined],
  ])('is found by its anchor: %s', (anchor, heading) => {
    expect(headingAt(lesson, anchor)).toBe(heading);
  });
});
