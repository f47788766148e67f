import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'matching',
    id: 'whatEachBounds',
    title: 'what each remedy does',
    prompt: 'What does each remedy do?',
    left: {
      smoothing: 'One-sided label smoothing',
      noise: 'Instance noise',
      spectral: 'Spectral normalisation',
      r1: 'R1',
    },
    right: {
      logit: 'bounds the optimal logit',
      overlap: 'makes data and samples overlap',
      everywhere: 'bounds the slope everywhere',
      atData: 'damps the slope at the data',
    },
  },
  {
    kind: 'choice',
    id: 'bothSides',
    title: 'smoothing both labels',
    prompt:
      'The fakes’ label is smoothed as well, to 0.1. What does the optimal discriminator return where there are only fakes?',
    options: { zero: '0', tenth: '0.1, however many fakes there are', half: '½' },
  },
  {
    kind: 'choice',
    id: 'singular',
    title: 'the divisor of a kernel',
    prompt:
      'A layer stretches one direction by 2 and all others by less. By what does spectral normalisation divide its kernel?',
    options: {
      two: '2, its largest singular value.',
      four: '4, the largest eigenvalue of WᵀW.',
      frobenius: 'The square root of the sum of all squares.',
    },
  },
]);

const here = 'gan-instability/stabilisers';

export const keys = defineKeys(questions, {
  whatEachBounds: {
    kind: 'pairs',
    right: { smoothing: 'logit', noise: 'overlap', spectral: 'everywhere', r1: 'atData' },
    because:
      'These are four ways to keep a discriminator from being too sure or too steep. They act on its label, its inputs, its weights, and its slope at the data.',
    wrong: {
      smoothing: {
        explanation: 'Its optimum is y p / (p + q), which never exceeds the label y.',
        lesson: `${here}#one-sided`,
      },
      noise: {
        explanation: 'With Gaussian noise, both distributions have mass everywhere.',
        lesson: `${here}#instance-noise`,
      },
      spectral: {
        explanation: 'It acts on the kernels, and so on the slope at every point.',
        lesson: `${here}#singular-value`,
      },
      r1: { explanation: 'Its gradient is taken at the real examples.', lesson: `${here}#r1` },
    },
  },
  bothSides: {
    kind: 'option',
    right: 'tenth',
    because:
      'D* = (y p + t q) / (p + q) equals t if p = 0. It does not depend on how many fakes are there, so the discriminator is flat, and nothing moves these fakes.',
    wrong: {
      zero: {
        explanation: 'That is the one-sided form. With a label t for fakes, the numerator is y p + t q.',
        lesson: `${here}#one-sided`,
      },
      half: {
        explanation: 'For ½ there would have to be as many real examples as fakes at that point.',
        lesson: `${here}#one-sided`,
      },
    },
  },
  singular: {
    kind: 'option',
    right: 'two',
    because: 'The largest singular value is the largest factor by which the layer stretches a vector.',
    wrong: {
      four: {
        explanation: 'That is its square, because WᵀW applies the layer and then its transpose.',
        lesson: `${here}#singular-value`,
      },
      frobenius: {
        explanation:
          'That combines all directions and is larger if there is more than one, so the normalised layer would have a slope below 1.',
        lesson: `${here}#singular-value`,
      },
    },
  },
});
