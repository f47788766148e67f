import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'allGood',
    title: 'a quality of one',
    prompt: 'A generator’s samples are all of high quality: 100 %. What do you know?',
    options: {
      perfect: 'It is perfect.',
      suspicious: 'It is narrower than the data: a perfect sampler has 98.9 %.',
      covers: 'It covers all modes.',
    },
  },
  {
    kind: 'numeric',
    id: 'twoOfEight',
    title: 'the reverse KL of a collapsed generator',
    prompt:
      'A generator puts half of its good samples on each of 2 modes, of 8. What is the reverse KL, in nats, to two decimals?',
    unit: 'nats',
  },
  {
    kind: 'prediction',
    id: 'rates',
    title: 'whose learning rate should be the larger',
    prompt:
      'The same GAN on the ring, once with the generator’s rate ten times the discriminator’s, once the other way round. Which run keeps the modes?',
    options: {
      generatorFaster: 'The one with the faster generator: it has more to learn.',
      discriminatorFaster: 'The one with the faster discriminator.',
      neither: 'Neither: collapse is a matter of the loss.',
    },
    measuredBy: 'npm run reproduce -- collapse',
  },
]);

const here = 'gan-instability/mode-collapse';

export const keys = defineKeys(questions, {
  allGood: {
    kind: 'option',
    right: 'suspicious',
    because:
      'Within 3σ in the plane lie 1 − e^(−9/2) = 98.9 % of a Gaussian. Whoever has more draws too near to the centres, and which centres, the number does not say.',
    wrong: {
      perfect: {
        explanation: 'A perfect sampler has 98.9 %: the rest of a Gaussian lies outside of 3σ.',
        lesson: `${here}#high-quality`,
      },
      covers: {
        explanation: 'All samples may be on one mode. Quality says nothing of coverage.',
        lesson: `${here}#covered`,
      },
    },
  },
  twoOfEight: {
    kind: 'number',
    right: Math.log(4),
    tolerance: 0.01,
    because: '½ log(½ · 8) + ½ log(½ · 8) = log 4 ≈ 1.39.',
    near: {
      found: {
        value: 0,
        explanation:
          'Against the modes that were found it would be 0, and a collapsed generator would look perfect. K counts all modes.',
        lesson: `${here}#reverse-kl`,
      },
      entropy: {
        value: Math.LN2,
        explanation: 'That is the entropy of the shares. The divergence is log 8 minus it.',
        lesson: `${here}#reverse-kl`,
      },
      bits: {
        value: 2,
        explanation: 'That is in bits. In nats it is log 4.',
        lesson: `${here}#reverse-kl`,
      },
    },
    otherwise: {
      explanation: 'Add p log(p K) over the modes with p = ½, with K = 8.',
      lesson: `${here}#reverse-kl`,
    },
  },
  rates: {
    kind: 'option',
    right: 'discriminatorFaster',
    because:
      '7.9 modes of 8 against 3.4 on average over ten seeds, with the same momentum. A slow discriminator judges yesterday’s fakes, and wherever the generator goes looks good.',
    wrong: {
      generatorFaster: {
        explanation:
          'It outruns its judge: whatever it moves to, the discriminator has not learnt yet. That was measured as 3.4 modes of 8, and 1.0 with more momentum.',
        lesson: `${here}#collapse`,
      },
      neither: {
        explanation:
          'The loss is the same in all rows of that table, and the modes found go from 1.0 to 7.9.',
        lesson: `${here}#collapse`,
      },
    },
  },
});
