import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'threeAtOnce',
    title: 'three samples at once',
    prompt:
      'A generator covers four of five equal modes evenly. A discriminator sees three samples at once. With what probability do three real samples contain one of the missing mode?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'equalRows',
    title: 'the gradient of a collapsed batch',
    prompt:
      'All rows of a batch are equal. What is the gradient through the minibatch deviation √(v + 1e-8)?',
    options: {
      zero: '0',
      infinite: 'NaN, because the slope of a root is infinite at 0',
      large: 'Very large, so that the rows separate at once',
    },
  },
  {
    kind: 'choice',
    id: 'blur',
    title: 'what removes blur',
    prompt:
      'A VAE’s code does not say in which of two columns a bar is. Which change can make its image sharp?',
    options: {
      decoder: 'A wider decoder with the same code and the same likelihood of single pixels.',
      code: 'A code that names the column.',
      crossEntropy: 'Cross-entropy of the pixels instead of squared error.',
    },
  },
]);

const here = 'gan-instability/remedies';

export const keys = defineKeys(questions, {
  threeAtOnce: {
    kind: 'number',
    right: 0.488,
    tolerance: 0.003,
    because:
      'All three avoid the missing mode with probability 0.8³ = 0.512, so the answer is 1 − 0.512 = 0.488.',
    near: {
      one: {
        value: 0.2,
        explanation: 'That is the probability for a single sample.',
        lesson: `${here}#packing`,
      },
      complement: {
        value: 0.512,
        explanation: 'That is the probability that none of the three comes from the missing mode.',
        lesson: `${here}#packing`,
      },
      added: {
        value: 0.6,
        explanation:
          'Three times 1/5 counts triples with two or three samples of the missing mode several times.',
        lesson: `${here}#packing`,
      },
    },
    otherwise: {
      explanation:
        'Find the probability that all three come from the other four modes, and subtract it from 1.',
      lesson: `${here}#packing`,
    },
  },
  equalRows: {
    kind: 'option',
    right: 'zero',
    because:
      'The root has the slope 5000 at v = 0, and v has the slope 0 where all rows equal their mean. The product is 0.',
    wrong: {
      infinite: {
        explanation: 'Without the 1e-8 it would be. With it, the slope of the root is finite.',
        lesson: `${here}#zero-spread`,
      },
      large: {
        explanation: 'Each row’s gradient is proportional to its offset from the mean, which is 0.',
        lesson: `${here}#every-row`,
      },
    },
  },
  blur: {
    kind: 'option',
    right: 'code',
    because:
      'With the column in the code, the average over all images that fit the code contains one bar only.',
    wrong: {
      decoder: {
        explanation:
          'The best image for this code is the average of both bars, and a wider decoder only comes closer to it.',
        lesson: `${here}#blur`,
      },
      crossEntropy: {
        explanation: 'Its optimum is the same average of all images that fit the code.',
        lesson: `${here}#blur`,
      },
    },
  },
});
