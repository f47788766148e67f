import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

import type { QuizQuestion } from '#grader/quiz/quiz-question.ts';

import { publishedExercises } from './course/catalogue.ts';

const exercises = defineCollection({
  loader: {
    name: 'exercises',
    async load({ store, config, ...context }) {
      store.clear();
      const exercises = await publishedExercises(new URL('../exercises/', config.root));
      for (const [position, exercise] of exercises.entries()) {
        const { id } = exercise.description;
        store.set({ id, data: await context.parseData({ id, data: { ...exercise, position } }) });
      }
    },
  },
  // defineExercise has validated the description already, and defineQuestions the questions.
  schema: z.object({
    /** In the order of the course; a collection itself has none. */
    position: z.number(),
    unit: z.string(),
    name: z.string(),
    stub: z.string(),
    questions: z.array(z.custom<QuizQuestion>()),
    description: z.object({
      id: z.string(),
      title: z.string(),
      points: z.number(),
      bonus: z.boolean(),
      lesson: z.string(),
      entry: z.array(z.string()),
      hints: z.array(z.string()),
      trains: z.boolean(),
    }),
  }),
});

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  exercises,
};
