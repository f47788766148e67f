import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'allGood',
    title: 'a quality of one',
    prompt: '100 % of a generator’s samples have high quality. What do you know?',
    options: {
      perfect: 'It is perfect.',
      suspicious: 'It is narrower than the data, because a perfect sampler has 98.9 %.',
      covers: 'It covers all modes.',
    },
  },
  {
    kind: 'numeric',
    id: 'twoOfEight',
    title: 'the reverse KL of a collapsed generator',
    prompt:
      'Of 8 modes, a generator covers 2, with half of its good samples on each. What is the reverse KL, in nats to two decimals?',
    unit: 'nats',
  },
  {
    kind: 'prediction',
    id: 'rates',
    title: 'which player should have the larger learning rate',
    prompt:
      'The same GAN is trained twice on the ring. Once the generator’s learning rate is ten times the discriminator’s, and once it is the reverse. Which run keeps the modes?',
    options: {
      generatorFaster: 'The one with the faster generator, because it has more to learn.',
      discriminatorFaster: 'The one with the faster discriminator.',
      neither: 'Neither, because collapse depends on the loss.',
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
      'In the plane, 1 − e^(−9/2) = 98.9 % of a Gaussian lies within 3σ. With a higher quality, the samples are too close to the centres. The number does not say which centres.',
    wrong: {
      perfect: {
        explanation: 'A perfect sampler has 98.9 %, because the rest of a Gaussian lies outside 3σ.',
        lesson: `${here}#high-quality`,
      },
      covers: {
        explanation: 'All samples could be on one mode. Quality says nothing about coverage.',
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
          'Relative to the covered modes it would be 0, and a collapsed generator would look perfect. K counts all modes.',
        lesson: `${here}#reverse-kl`,
      },
      entropy: {
        value: Math.LN2,
        explanation: 'That is the entropy of the shares. The divergence is log 8 minus that entropy.',
        lesson: `${here}#reverse-kl`,
      },
      bits: {
        value: 2,
        explanation: 'That is in bits. In nats it is log 4.',
        lesson: `${here}#reverse-kl`,
      },
    },
    otherwise: {
      explanation: 'Add r log(r K) over the modes with the share r = ½, where K = 8.',
      lesson: `${here}#reverse-kl`,
    },
  },
  rates: {
    kind: 'option',
    right: 'discriminatorFaster',
    because:
      'It covers 7.9 modes of 8, compared with 3.4, on average over ten seeds and with the same momentum. A slow discriminator has learnt old fakes, so it accepts every place that the generator moves to. The discriminator need not be faster: with equal rates of 0.001 the result was 8.0 modes.',
    wrong: {
      generatorFaster: {
        explanation:
          'It moves faster than the discriminator can learn, so the discriminator has not yet learnt its new place. The measured result was 3.4 modes of 8, and 1.0 with more momentum.',
        lesson: `${here}#collapse`,
      },
      neither: {
        explanation:
          'The loss is the same in all rows of that table, but the number of modes ranges from 1.0 to 8.0.',
        lesson: `${here}#collapse`,
      },
    },
  },
});
