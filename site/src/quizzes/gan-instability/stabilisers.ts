import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'matching',
    id: 'whatEachBounds',
    title: 'what each remedy does',
    prompt: 'What does each of them do?',
    left: {
      smoothing: 'One-sided label smoothing',
      noise: 'Instance noise',
      spectral: 'Spectral normalisation',
      r1: 'R1',
    },
    right: {
      logit: 'bounds the best logit',
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
      'The fakes’ label is smoothed as well, to .1. What does the best discriminator say where there are only fakes?',
    options: { zero: '0', tenth: '.1, however many fakes there are', half: '½' },
  },
  {
    kind: 'choice',
    id: 'singular',
    title: 'which number a kernel is divided by',
    prompt:
      'A layer stretches one direction by 2 and the others by less. By what does spectral normalisation divide its kernel?',
    options: {
      two: '2, its largest singular value.',
      four: '4, the largest eigenvalue of WᵀW.',
      frobenius: 'The root of the sum of all squares.',
    },
  },
]);

const here = 'gan-instability/stabilisers';

export const keys = defineKeys(questions, {
  whatEachBounds: {
    kind: 'pairs',
    right: { smoothing: 'logit', noise: 'overlap', spectral: 'everywhere', r1: 'atData' },
    because:
      'Four ways to a discriminator that is neither sure nor steep: by its label, by its inputs, by its weights, and by its slope where the data are.',
    wrong: {
      smoothing: {
        explanation: 'Its optimum is s p / (p + q), which never exceeds s.',
        lesson: `${here}#one-sided`,
      },
      noise: {
        explanation: 'Blurred by Gaussian noise, both distributions have mass everywhere.',
        lesson: `${here}#instance-noise`,
      },
      spectral: {
        explanation: 'It acts on the kernels, so on the slope at every point.',
        lesson: `${here}#singular-value`,
      },
      r1: { explanation: 'Its gradient is taken at the real examples.', lesson: `${here}#r1` },
    },
  },
  bothSides: {
    kind: 'option',
    right: 'tenth',
    because:
      'D* = (s p + t q) / (p + q) is t where p = 0. However many fakes the generator puts there, it is told the same: its mistakes are confirmed.',
    wrong: {
      zero: {
        explanation: 'That is the one-sided form. With a label t for fakes, the numerator is s p + t q.',
        lesson: `${here}#one-sided`,
      },
      half: {
        explanation: '½ would need as many real examples as fakes at that point.',
        lesson: `${here}#one-sided`,
      },
    },
  },
  singular: {
    kind: 'option',
    right: 'two',
    because: 'The largest singular value is the largest factor by which the layer stretches anything.',
    wrong: {
      four: {
        explanation: 'That is its square: the layer is applied there and back.',
        lesson: `${here}#singular-value`,
      },
      frobenius: {
        explanation: 'That adds up all directions, and is larger: the layer would end up flatter than 1.',
        lesson: `${here}#singular-value`,
      },
    },
  },
});
