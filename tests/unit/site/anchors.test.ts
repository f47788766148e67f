import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

import { mistakeTexts } from '#grader/host/answers.ts';
import { loadCatalogue } from '#grader/host/catalogue.ts';

import { lessonPages } from './lesson-pages.ts';

/** Pages that exercises name and that nobody has written yet. A page leaves this list with its first version. */
const unwritten = new Set([
  'gan-instability/gradient-penalty',
  'gan-instability/minimax-game',
  'gan-instability/mode-collapse',
  'gan-instability/optimal-discriminator',
  'gan-instability/stabilisers',
  'gan-instability/training',
  'gan-instability/vanishing-gradients',
  'gan-instability/wasserstein',
]);

/** Who names a page or an anchor: `reparametrization/elbo#sign` to the exercises and mistakes that link to it. */
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
    for (const [mistake, { lesson }] of Object.entries(await mistakeTexts(entry)))
      name(lesson, `${entry.exercise.id}, ${mistake}`);
  }
}, 120_000);

const pageOf = (lesson: string): string => lesson.split('#')[0] ?? '';
const links = (): string[] => [...named].map(([lesson, by]) => `${lesson} (${by.join('; ')})`);

describe('what exercises and mistakes link to', () => {
  it('finds links at all', () => {
    expect(named.size).toBeGreaterThan(100);
  });

  it('names pages that are written, or known to be missing', () => {
    const missing = [...named.keys()].map(pageOf).filter((page) => !pages.has(page) && !unwritten.has(page));
    expect([...new Set(missing)], links().join('\n')).toEqual([]);
  });

  it('has an anchor on the page for each that a mistake names', () => {
    const missing = [...named].filter(([lesson]) => {
      const [page = '', anchor] = lesson.split('#');
      return anchor !== undefined && pages.has(page) && pages.get(page)?.has(anchor) !== true;
    });
    expect(missing.map(([lesson, by]) => `${lesson}: ${by.join('; ')}`)).toEqual([]);
  });

  it('keeps no page on the list that is written or that nobody names', () => {
    const used = new Set([...named.keys()].map(pageOf));
    expect([...unwritten].filter((page) => pages.has(page) || !used.has(page))).toEqual([]);
  });
});
