import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'line',
    title: 'on a line',
    prompt:
      'What is the Fréchet distance of N(0, 1) and a normal distribution with mean 3 and standard deviation 2?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'samples',
    title: 'unequal samples',
    prompt: 'Model A has a distance of 12.3 on 1,000 samples, model B 11.9 on 10,000. Which is better?',
    options: {
      b: 'B.',
      a: 'A, since it was measured with fewer.',
      unknown: 'It cannot be said. Measure both on the same number.',
    },
  },
]);

const here = 'vae-vs-gan/frechet-distance';

export const keys = defineKeys(questions, {
  line: {
    kind: 'number',
    right: 10,
    tolerance: 0.2,
    because: '(Δμ)² + (Δσ)² = 9 + 1. It is a squared length.',
    near: {
      variances: {
        value: 18,
        explanation: 'The standard deviations are compared, not the variances.',
        lesson: `${here}#formula`,
      },
      means: { value: 9, explanation: 'The spread counts as well.', lesson: `${here}#formula` },
      root: {
        value: 3.162,
        explanation: 'That is its root; the distance is reported as a square.',
        lesson: `${here}#formula`,
      },
    },
    otherwise: { explanation: 'In one dimension it is (Δμ)² + (Δσ)².', lesson: `${here}#formula` },
  },
  samples: {
    kind: 'option',
    right: 'unknown',
    because:
      'With fewer samples the distance is larger for the same model. The bias alone may be more than 0.4.',
    wrong: {
      b: {
        explanation: 'B had ten times the samples, and with them a smaller bias.',
        lesson: `${here}#the-bias`,
      },
      a: { explanation: 'It may be, but nobody has measured it.', lesson: `${here}#the-bias` },
    },
  },
});
