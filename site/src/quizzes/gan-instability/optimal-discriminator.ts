import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'threeToOne',
    title: 'the optimal output at one point',
    prompt:
      'At a point, the data have density 0.6 and the generator has density 0.2. What does the optimal discriminator return there?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'apart',
    title: 'moving samples that do not overlap',
    prompt: 'All data are at 0, all samples at 2. The samples move to 1. What changes?',
    options: {
      both: 'The Jensen–Shannon divergence and W₁ both decrease.',
      onlyW: 'W₁ decreases, and the Jensen–Shannon divergence stays at log 2.',
      onlyJs: 'The Jensen–Shannon divergence decreases, and W₁ stays the same.',
    },
  },
  {
    kind: 'choice',
    id: 'perfectGenerator',
    title: 'the value at the optimum',
    prompt: 'The generator and the discriminator are both perfect. What is the value of the game?',
    options: { zero: '0', minusLog2: '−log 2', minusLog4: '−log 4' },
  },
]);

const here = 'gan-instability/optimal-discriminator';

export const keys = defineKeys(questions, {
  threeToOne: {
    kind: 'number',
    right: 0.75,
    tolerance: 0.005,
    because: '0.6 / (0.6 + 0.2) = 0.75, because three quarters of the examples at this point are data.',
    near: {
      share: {
        value: 0.25,
        explanation: 'That is the generator’s share. D is high where the data are.',
        lesson: `${here}#best-response`,
      },
      ratio: {
        value: 3,
        explanation:
          'That is p / q, which is not a probability. D is p / (p + q), and its logit is log(p / q).',
        lesson: `${here}#best-response`,
      },
      density: {
        value: 0.6,
        explanation: 'That is the density of the data. D compares it with the density of the samples.',
        lesson: `${here}#best-response`,
      },
    },
    otherwise: {
      explanation: 'Which fraction of the examples at this point is data?',
      lesson: `${here}#best-response`,
    },
  },
  apart: {
    kind: 'option',
    right: 'onlyW',
    because:
      'W₁ is the distance that the mass has to move, first 2 and then 1. The Jensen–Shannon divergence is log 2 both times, because the two distributions do not overlap.',
    wrong: {
      both: {
        explanation:
          'The Jensen–Shannon divergence compares densities point by point. Is there a point where both have mass?',
        lesson: `${here}#earth-mover`,
      },
      onlyJs: {
        explanation:
          'W₁ is mass times distance, so it halves. The Jensen–Shannon divergence ignores distances.',
        lesson: `${here}#earth-mover`,
      },
    },
  },
  perfectGenerator: {
    kind: 'option',
    right: 'minusLog4',
    because: 'With p = q the optimal discriminator is ½ everywhere, and log ½ + log ½ = −log 4.',
    wrong: {
      zero: {
        explanation:
          '0 is the largest possible value of the game, when the discriminator is right about everything.',
        lesson: `${here}#jensen-shannon`,
      },
      minusLog2: {
        explanation: 'That is one of the two terms. There is one for each distribution.',
        lesson: `${here}#value`,
      },
    },
  },
});
