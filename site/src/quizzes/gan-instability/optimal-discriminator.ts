import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'threeToOne',
    title: 'the best answer at one point',
    prompt:
      'At a point, the data have the density 0.6 and the generator 0.2. What does the best discriminator say there?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'apart',
    title: 'moving samples that do not overlap',
    prompt: 'All data are at 0, all samples at 2. The samples move to 1. What changes?',
    options: {
      both: 'The Jensen–Shannon divergence and W₁ become smaller.',
      onlyW: 'W₁ becomes smaller; the Jensen–Shannon divergence stays at log 2.',
      onlyJs: 'The Jensen–Shannon divergence becomes smaller; W₁ stays.',
    },
  },
  {
    kind: 'choice',
    id: 'perfectGenerator',
    title: 'the value at the goal',
    prompt: 'Generator and discriminator are both perfect. What is the value of the game?',
    options: { zero: '0', minusLog2: '−log 2', minusLog4: '−log 4' },
  },
]);

const here = 'gan-instability/optimal-discriminator';

export const keys = defineKeys(questions, {
  threeToOne: {
    kind: 'number',
    right: 0.75,
    tolerance: 0.005,
    because: '0.6 / (0.6 + 0.2) = 0.75: of all that arrives at this point, three quarters are data.',
    near: {
      share: {
        value: 0.25,
        explanation: 'That is the generator’s share. D is high where the data are.',
        lesson: `${here}#best-response`,
      },
      ratio: {
        value: 3,
        explanation: 'That is p / q, and no probability. D is p / (p + q); its logit is log(p / q).',
        lesson: `${here}#best-response`,
      },
      density: {
        value: 0.6,
        explanation: 'That is the density of the data. D compares it with that of the samples.',
        lesson: `${here}#best-response`,
      },
    },
    otherwise: {
      explanation: 'Which share of what arrives at this point is data?',
      lesson: `${here}#best-response`,
    },
  },
  apart: {
    kind: 'option',
    right: 'onlyW',
    because:
      'W₁ is the distance that the mass has to be carried, 2 and then 1. The Jensen–Shannon divergence sees only that the two do not overlap: log 2 both times.',
    wrong: {
      both: {
        explanation:
          'The Jensen–Shannon divergence compares densities point by point. Where is a point at which both have mass?',
        lesson: `${here}#earth-mover`,
      },
      onlyJs: {
        explanation: 'W₁ is mass times distance, so it halves. The other one does not know distances.',
        lesson: `${here}#earth-mover`,
      },
    },
  },
  perfectGenerator: {
    kind: 'option',
    right: 'minusLog4',
    because: 'With p = q the best discriminator says ½ everywhere, and log ½ + log ½ = −log 4.',
    wrong: {
      zero: {
        explanation:
          '0 is the largest value that the game can have: the discriminator is right about everything.',
        lesson: `${here}#jensen-shannon`,
      },
      minusLog2: {
        explanation: 'That is one of the two terms. Each comes with a whole distribution.',
        lesson: `${here}#value`,
      },
    },
  },
});
