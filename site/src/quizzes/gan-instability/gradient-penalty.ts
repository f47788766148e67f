import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'linear',
    title: 'the penalty of a linear critic',
    prompt: 'A critic is f(x) = 3x₁ + 4x₂. What is its gradient penalty, with a target of 1 and without λ?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'sumOrMean',
    title: 'what to differentiate',
    prompt: 'Why is the gradient taken of the sum of the scores, and not of their mean?',
    options: {
      rows: 'Row i of the sum’s gradient is the slope of score i; the mean would divide each by the batch size.',
      speed: 'The sum is faster.',
      noDifference: 'There is none: the norm takes the size out.',
    },
  },
  {
    kind: 'choice',
    id: 'readOut',
    title: 'a gradient that was read out',
    prompt:
      'A student reads the inner gradient with `await g.array()` and builds the penalty from these numbers. What happens?',
    options: {
      wrongValue: 'The penalty has a wrong value.',
      noPush: 'The value is right, and the penalty moves no weight.',
      slower: 'It is right, only slower.',
    },
  },
]);

const here = 'gan-instability/gradient-penalty';

export const keys = defineKeys(questions, {
  linear: {
    kind: 'number',
    right: 16,
    tolerance: 0.001,
    because: 'The slope is (3, 4) everywhere, its norm 5, and (5 − 1)² = 16.',
    near: {
      squared: {
        value: 576,
        explanation: 'That is (25 − 1)²: the root is missing from the norm.',
        lesson: `${here}#norm`,
      },
      absolute: {
        value: 36,
        explanation: 'That is (7 − 1)²: a sum of absolute values in place of the Euclidean norm.',
        lesson: `${here}#norm`,
      },
      weighted: {
        value: 160,
        explanation: 'That has the weight λ = 10 in it already.',
        lesson: `${here}#weight`,
      },
      notSquared: {
        value: 4,
        explanation: 'The distance from the target is squared.',
        lesson: `${here}#two-sided`,
      },
    },
    otherwise: {
      explanation: 'The gradient by the point is (3, 4). What is its length, and how far is that from 1?',
      lesson: `${here}#second-order`,
    },
  },
  sumOrMean: {
    kind: 'option',
    right: 'rows',
    because: 'Each score depends on its own point only, so the other terms of the sum add nothing to row i.',
    wrong: {
      speed: {
        explanation: 'Both cost the same. Look at the size of each row.',
        lesson: `${here}#one-gradient-per-example`,
      },
      noDifference: {
        explanation:
          'In a batch of 64 each gradient would be 64 times too small, and so would its norm; its distance from 1 is another.',
        lesson: `${here}#one-gradient-per-example`,
      },
    },
  },
  readOut: {
    kind: 'option',
    right: 'noPush',
    because:
      'Plain numbers are not connected to the weights. The loss shows the penalty and the optimizer does not feel it.',
    wrong: {
      wrongValue: {
        explanation: 'The numbers are right. What is lost is how they depend on the weights.',
        lesson: `${here}#second-order`,
      },
      slower: {
        explanation: 'Training differentiates the penalty by the weights: through the inner gradient.',
        lesson: `${here}#second-order`,
      },
    },
  },
});
