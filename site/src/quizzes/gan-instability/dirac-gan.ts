import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'growth',
    title: 'growth of an error',
    prompt:
      'The plain GAN takes simultaneous steps of h = 0.4 near its equilibrium. By what factor does a small error grow at each step?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'moreR1',
    title: 'twice the penalty',
    prompt: 'R1 with γ = 1 brings the game to rest. What does γ = 2 do near the equilibrium?',
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
          'That holds for infinitely small steps, which circle. A finite step along the tangent leads outwards.',
        lesson: `${here}#schemes`,
      },
      squared: {
        value: 1.04,
        explanation: 'That is its square: the distance is a root.',
        lesson: `${here}#schemes`,
      },
    },
    otherwise: { explanation: 'It is the modulus of 1 ± i h/2.', lesson: `${here}#schemes` },
  },
  moreR1: {
    kind: 'option',
    right: 'slower',
    because:
      'The eigenvalues are (−γ ± √(γ² − 1)) / 2: at γ = 1 both are −½, at γ = 2 the slow one is −0.13. Too strong a brake holds the discriminator back.',
    wrong: {
      faster: {
        explanation: 'One of the two directions does. The slower one decides.',
        lesson: `${here}#r1`,
      },
      diverges: { explanation: 'Both eigenvalues stay negative for every γ.', lesson: `${here}#r1` },
    },
  },
});
