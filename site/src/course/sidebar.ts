import type { StarlightUserConfig } from '@astrojs/starlight/types';

import { publishedExercises } from './catalogue.ts';
import { answerPage, units, type Unit } from './units.ts';

/** The path through the course: each unit's lessons, its exercises, and the answer to its question. */
export async function sidebar(exercises: URL): Promise<NonNullable<StarlightUserConfig['sidebar']>> {
  const all = await publishedExercises(exercises);
  const hasPages = ({ id, lessons }: Unit): boolean =>
    lessons.length > 0 || all.some(({ unit }) => unit === id);
  return [
    {
      label: 'Start here',
      items: [
        { slug: 'start' },
        { slug: 'prerequisites' },
        { slug: 'notation' },
        { label: 'All exercises', link: '/exercises/' },
      ],
    },
    ...units.filter(hasPages).map(({ id, title, lessons }) => ({
      label: title,
      items: [
        ...lessons.map((page) => ({ slug: `${id}/${page}` })),
        {
          label: 'Exercises',
          collapsed: true,
          items: all
            .filter(({ unit }) => unit === id)
            .map(({ name, description }) => ({
              label: description.title,
              link: `/exercises/${id}/${name}/`,
            })),
        },
        { label: 'Model answer', slug: `${id}/${answerPage}` },
      ],
    })),
    { label: 'Beyond the lessons', items: [{ slug: 'gallery' }, { slug: 'teach' }] },
  ];
}
