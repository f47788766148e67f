import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'linear',
    title: 'the penalty of a linear critic',
    prompt:
      'A critic is C(x) = 3x₁ + 4x₂. What is its gradient penalty, with a target of 1 and without its weight?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'sumOrMean',
    title: 'what to differentiate',
    prompt: 'Why do you differentiate the sum of the scores and not their mean?',
    options: {
      rows: 'Row i of the sum’s gradient is the gradient of score i. The mean would divide each row by the batch size.',
      speed: 'The sum is faster.',
      noDifference: 'There is no difference, because the norm removes the size.',
    },
  },
  {
    kind: 'choice',
    id: 'readOut',
    title: 'a gradient read as numbers',
    prompt:
      'A student reads the inner gradient with `await g.array()` and computes the penalty from these numbers. What happens?',
    options: {
      wrongValue: 'The penalty has the wrong value.',
      noPush: 'The value is right, but the penalty does not change any weight.',
      slower: 'It works, but more slowly.',
    },
  },
]);

const here = 'gan-instability/gradient-penalty';

export const keys = defineKeys(questions, {
  linear: {
    kind: 'number',
    right: 16,
    tolerance: 0.001,
    because: 'The gradient is (3, 4) everywhere, its norm is 5, and (5 − 1)² = 16.',
    near: {
      squared: {
        value: 576,
        explanation: 'That is (25 − 1)², so the norm lacks its square root.',
        lesson: `${here}#norm`,
      },
      absolute: {
        value: 36,
        explanation: 'That is (7 − 1)², with a sum of absolute values instead of the Euclidean norm.',
        lesson: `${here}#norm`,
      },
      weighted: {
        value: 160,
        explanation: 'That already includes a weight of 10.',
        lesson: `${here}#weight`,
      },
      notSquared: {
        value: 4,
        explanation: 'The distance from the target is squared.',
        lesson: `${here}#two-sided`,
      },
    },
    otherwise: {
      explanation:
        'The gradient with respect to the point is (3, 4). What is its length, and how far is that from 1?',
      lesson: `${here}#second-order`,
    },
  },
  sumOrMean: {
    kind: 'option',
    right: 'rows',
    because: 'Each score depends on its own point only, so the other terms of the sum add nothing to row i.',
    wrong: {
      speed: {
        explanation: 'Both cost the same. Consider the size of each row.',
        lesson: `${here}#one-gradient-per-example`,
      },
      noDifference: {
        explanation:
          'In a batch of 64 each gradient and its norm would be 64 times too small, so its distance from 1 would be wrong.',
        lesson: `${here}#one-gradient-per-example`,
      },
    },
  },
  readOut: {
    kind: 'option',
    right: 'noPush',
    because:
      'Plain numbers have no gradient path to the weights. The penalty appears in the loss, but has no effect on the update.',
    wrong: {
      wrongValue: {
        explanation: 'The numbers are right. Only their dependence on the weights is lost.',
        lesson: `${here}#second-order`,
      },
      slower: {
        explanation:
          'Training differentiates the penalty with respect to the weights, through the inner gradient.',
        lesson: `${here}#second-order`,
      },
    },
  },
});
