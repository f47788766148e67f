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
    prompt: 'A model sprinkles white pixels over its images. What does its sharpness do?',
    options: {
      falls: 'It falls: the images get worse.',
      rises: 'It rises.',
      same: 'Nothing: their mean does not change.',
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
      '1 + 1 + 1 + 1 − 4 = 0: a constant image has no curvature anywhere, at the edge only if padding counts as black.',
    near: {
      value: {
        value: 0.5,
        explanation: 'That is the grey value. The kernel’s weights add up to 0.',
        lesson: `${here}#laplacian`,
      },
    },
    otherwise: {
      explanation: 'What does the kernel make of five equal pixels?',
      lesson: `${here}#laplacian`,
    },
  },
  pixels: {
    kind: 'option',
    right: 'rises',
    because: 'A single pixel has the strongest curvature there is. Sharper than the data is not better.',
    wrong: {
      falls: {
        explanation: 'The measure knows nothing of worse. It sees curvature.',
        lesson: `${here}#variance`,
      },
      same: {
        explanation: 'It is a variance of curvatures, not a mean of pixels.',
        lesson: `${here}#variance`,
      },
    },
  },
});
