import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'knowsNothing',
    title: 'the loss of an uninformed discriminator',
    prompt:
      'A discriminator returns ½ for everything. What is its loss, the sum of the two means, in nats to two decimals?',
    unit: 'nats',
  },
  {
    kind: 'choice',
    id: 'sigmoidTwice',
    title: 'one sigmoid too many',
    prompt: 'A discriminator’s last layer has a sigmoid, and the loss expects logits. What happens?',
    options: {
      crash: 'The loss is NaN at once.',
      squeezed: 'It runs, but D always lies between 0.50 and 0.73.',
      nothing: 'Nothing, because the sigmoid of a probability is a probability.',
    },
  },
  {
    kind: 'choice',
    id: 'cutImages',
    title: 'where you can cut the graph',
    prompt: 'In the discriminator’s update, what can you detach without changing what it learns?',
    options: {
      fakeImages: 'The fake images.',
      fakeLogits: 'The logits of the fakes.',
      realLogits: 'The logits of the real examples.',
    },
  },
]);

const here = 'gan-instability/minimax-game';

export const keys = defineKeys(questions, {
  knowsNothing: {
    kind: 'number',
    right: 2 * Math.LN2,
    tolerance: 0.01,
    because: 'Each of the two means is −log ½ = log 2, and together they are 2 log 2 ≈ 1.39.',
    near: {
      halved: {
        value: Math.LN2,
        explanation:
          'That is log 2, half of the loss. You took the mean of the two means, or only one of them.',
        lesson: `${here}#batches`,
      },
      value: {
        value: -2 * Math.LN2,
        explanation: 'That is V, the value of the game. The loss is −V.',
        lesson: `${here}#sign`,
      },
      bits: {
        value: 2,
        explanation: 'That is in bits. Logarithms are natural here, so each mean is log 2 ≈ 0.69 nats.',
        lesson: `${here}#batches`,
      },
    },
    otherwise: {
      explanation:
        'Insert D = ½ into both logarithms of the loss: −log ½ for real examples, −log(1 − ½) for fakes.',
      lesson: `${here}#discriminator`,
    },
  },
  sigmoidTwice: {
    kind: 'option',
    right: 'squeezed',
    because:
      'The loss gets logits between 0 and 1, so D lies between sigmoid(0) = 0.50 and sigmoid(1) = 0.73. It can never say “fake”, and no error appears.',
    wrong: {
      crash: {
        explanation:
          'Every value is finite. The bug is hard to find because training still works, but badly.',
        lesson: `${here}#logits`,
      },
      nothing: {
        explanation:
          'It is a probability, but the sigmoid’s argument lies between 0 and 1. What are sigmoid(0) and sigmoid(1)?',
        lesson: `${here}#logits`,
      },
    },
  },
  cutImages: {
    kind: 'option',
    right: 'fakeImages',
    because:
      'The discriminator’s weights come after the images. A cut there only stops the gradient from flowing into the generator.',
    wrong: {
      fakeLogits: {
        explanation:
          'The path from the loss to the discriminator’s weights goes through its logits. Without the fakes’ logits, it learns only from real examples and calls everything real.',
        lesson: `${here}#gradient-path`,
      },
      realLogits: {
        explanation: 'Then it learns only from fakes and calls everything fake.',
        lesson: `${here}#gradient-path`,
      },
    },
  },
});
