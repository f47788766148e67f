import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'growth',
    title: 'growth of an error',
    prompt:
      'The plain GAN takes simultaneous steps of h = 0.4 near its equilibrium. By what factor does a small error grow per step?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'moreR1',
    title: 'twice the penalty',
    prompt: 'With R1 and γ = 1 the game converges. What happens with γ = 2 near the equilibrium?',
    options: {
      faster: 'It converges faster.',
      slower: 'It converges more slowly.',
      diverges: 'It diverges.',
    },
  },
]);

const here = 'gan-instability/dirac-gan';

export const keys = defineKeys(questions, {
  growth: {
    kind: 'number',
    right: 1.0198,
    tolerance: 0.004,
    because: '|1 ± i h/2| = √(1 + h²/4) = √1.04.',
    near: {
      continuous: {
        value: 1,
        explanation:
          'That holds for infinitesimal steps, which circle. A finite step along the tangent leads outwards.',
        lesson: `${here}#schemes`,
      },
      squared: {
        value: 1.04,
        explanation: 'That is the square of the factor. The distance is a square root.',
        lesson: `${here}#schemes`,
      },
    },
    otherwise: { explanation: 'The factor is the modulus of 1 ± i h/2.', lesson: `${here}#schemes` },
  },
  moreR1: {
    kind: 'option',
    right: 'slower',
    because:
      'The eigenvalues are (−γ ± √(γ² − 1)) / 2: for γ = 1 both are −½, and for γ = 2 the slower one is −0.13. A penalty that is too strong slows the discriminator down.',
    wrong: {
      faster: {
        explanation: 'Only one of the two directions does, and the slower one determines the rate.',
        lesson: `${here}#r1`,
      },
      diverges: { explanation: 'Both real parts are negative for every γ > 0.', lesson: `${here}#r1` },
    },
  },
});
