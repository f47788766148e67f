import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'copies',
    title: 'a thousand copies',
    prompt:
      'A generator returns one and the same training image a thousand times. What are its precision and recall?',
    options: {
      highHigh: 'Both are near 1.',
      highLow: 'Precision 1, recall near 0.',
      lowHigh: 'Precision 0, recall near 1.',
    },
  },
  {
    kind: 'choice',
    id: 'itself',
    title: 'one’s own neighbour',
    prompt: 'A point counts as its own nearest neighbour, and k = 1. What are the radii?',
    options: {
      zero: 'All 0.',
      other: 'As they should be: up to the nearest other point.',
      larger: 'Too large.',
    },
  },
]);

const here = 'vae-vs-gan/precision-recall';

export const keys = defineKeys(questions, {
  copies: {
    kind: 'option',
    right: 'highLow',
    because:
      'Each copy lies in a real image’s ball. The copies’ own balls have radius 0, so they hold next to nothing of the data.',
    wrong: {
      highHigh: {
        explanation: 'Recall asks how much of the data lies within the balls of the samples.',
        lesson: `${here}#two-questions`,
      },
      lowHigh: {
        explanation: 'Precision is the share of samples near some real image, and these lie on one.',
        lesson: `${here}#two-questions`,
      },
    },
  },
  itself: {
    kind: 'option',
    right: 'zero',
    because: 'Every ball is a single point, and all shares come out as 0, unless points coincide.',
    wrong: {
      other: {
        explanation: 'The nearest of all is the point itself, at a distance of 0.',
        lesson: `${here}#radius`,
      },
      larger: {
        explanation: 'Counting itself takes a place from the others: the k-th is nearer, not farther.',
        lesson: `${here}#radius`,
      },
    },
  },
});
