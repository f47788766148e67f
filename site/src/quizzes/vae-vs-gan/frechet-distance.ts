import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'line',
    title: 'on a line',
    prompt:
      'What is the Fréchet distance between N(0, 1) and a normal distribution with mean 3 and standard deviation 2?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'samples',
    title: 'different sample sizes',
    prompt:
      'Model A has a distance of 12.3 on 1,000 samples, and model B has 11.9 on 10,000. Which is better?',
    options: {
      b: 'B.',
      a: 'A, because it was measured on fewer samples.',
      unknown: 'That is unknown. Measure both on the same number of samples.',
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
        explanation: 'The formula compares standard deviations, not variances.',
        lesson: `${here}#formula`,
      },
      means: { value: 9, explanation: 'The spread counts as well.', lesson: `${here}#formula` },
      root: {
        value: 3.162,
        explanation: 'That is its square root. The distance is reported as a square.',
        lesson: `${here}#formula`,
      },
    },
    otherwise: { explanation: 'In one dimension it is (Δμ)² + (Δσ)².', lesson: `${here}#formula` },
  },
  samples: {
    kind: 'option',
    right: 'unknown',
    because:
      'For the same model, the distance is larger with fewer samples. The bias alone can be more than 0.4.',
    wrong: {
      b: {
        explanation: 'B was measured on ten times as many samples, so its bias is smaller.',
        lesson: `${here}#the-bias`,
      },
      a: { explanation: 'It may be, but that was not measured.', lesson: `${here}#the-bias` },
    },
  },
});
