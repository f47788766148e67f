import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'copies',
    title: 'a thousand copies',
    prompt:
      'A generator returns the same training image a thousand times. What are its precision and recall?',
    options: {
      highHigh: 'Both are near 1.',
      highLow: 'Precision 1, recall near 0.',
      lowHigh: 'Precision 0, recall near 1.',
    },
  },
  {
    kind: 'choice',
    id: 'itself',
    title: 'a point as its own neighbour',
    prompt: 'A point counts as its own nearest neighbour, and k = 1. What are the radii?',
    options: {
      zero: 'They are all 0.',
      other: 'They are right, up to the nearest other point.',
      larger: 'They are too large.',
    },
  },
]);

const here = 'vae-vs-gan/precision-recall';

export const keys = defineKeys(questions, {
  copies: {
    kind: 'option',
    right: 'highLow',
    because:
      'Each copy lies in a real image’s ball. The copies’ own balls have radius 0, so they contain almost none of the data.',
    wrong: {
      highHigh: {
        explanation: 'Recall asks how much of the data lies within the balls of the samples.',
        lesson: `${here}#two-questions`,
      },
      lowHigh: {
        explanation: 'Precision is the fraction of samples near some real image, and every copy is at one.',
        lesson: `${here}#two-questions`,
      },
    },
  },
  itself: {
    kind: 'option',
    right: 'zero',
    because: 'Every ball is a single point, and all fractions are 0, unless points coincide.',
    wrong: {
      other: {
        explanation: 'The nearest point is the point itself, at a distance of 0.',
        lesson: `${here}#radius`,
      },
      larger: {
        explanation: 'Because the point counts itself, the k-th neighbour is nearer, not farther.',
        lesson: `${here}#radius`,
      },
    },
  },
});
