import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'grey',
    title: 'a grey image',
    prompt: 'All pixels of an image are 0.5. What is the variance of its Laplacian?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'pixels',
    title: 'stray pixels',
    prompt: 'A model adds random white pixels to its images. How does its sharpness change?',
    options: {
      falls: 'It falls, because the images get worse.',
      rises: 'It rises.',
      same: 'It does not change, because their mean does not change.',
    },
  },
]);

const here = 'vae-vs-gan/sharpness';

export const keys = defineKeys(questions, {
  grey: {
    kind: 'number',
    right: 0,
    tolerance: 0.01,
    because:
      'A constant image has no curvature, because 1 + 1 + 1 + 1 − 4 = 0. It would have some at the border only if padding counted as black.',
    near: {
      value: {
        value: 0.5,
        explanation: 'That is the grey value. The kernel’s weights add up to 0.',
        lesson: `${here}#laplacian`,
      },
    },
    otherwise: {
      explanation: 'What does the kernel give for five equal pixels?',
      lesson: `${here}#laplacian`,
    },
  },
  pixels: {
    kind: 'option',
    right: 'rises',
    because:
      'A single bright pixel has the strongest possible curvature. Sharper than the data is not better.',
    wrong: {
      falls: {
        explanation: 'The measure only sees curvature and does not know whether an image gets worse.',
        lesson: `${here}#variance`,
      },
      same: {
        explanation: 'It is the variance of a curvature, not the mean of pixels.',
        lesson: `${here}#variance`,
      },
    },
  },
});
