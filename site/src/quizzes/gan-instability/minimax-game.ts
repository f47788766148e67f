import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'knowsNothing',
    title: 'the loss of a discriminator that knows nothing',
    prompt:
      'A discriminator says ½ to everything. What is its loss, the two means added? In nats, to two decimals.',
    unit: 'nats',
  },
  {
    kind: 'choice',
    id: 'sigmoidTwice',
    title: 'a sigmoid too many',
    prompt: 'A discriminator’s last layer has a sigmoid, and the loss expects logits. What happens?',
    options: {
      crash: 'The loss becomes NaN at once.',
      squeezed: 'It runs, but D can only say something between .50 and .73.',
      nothing: 'Nothing: the sigmoid of a probability is a probability.',
    },
  },
  {
    kind: 'choice',
    id: 'cutImages',
    title: 'where the graph may be cut',
    prompt: 'In the discriminator’s update, what may be detached without changing what it learns?',
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
        explanation: 'That is one half of it, log 2: the mean of the two means, or only one of them.',
        lesson: `${here}#batches`,
      },
      value: {
        value: -2 * Math.LN2,
        explanation: 'That is V, the value of the game. The loss is −V.',
        lesson: `${here}#sign`,
      },
      bits: {
        value: 2,
        explanation: 'That is in bits. Logarithms are natural here, so a coin costs log 2 ≈ .69 nats.',
        lesson: `${here}#batches`,
      },
    },
    otherwise: {
      explanation:
        'Put D = ½ into both logarithms of the loss: −log ½ for real examples, −log(1 − ½) for fakes.',
      lesson: `${here}#discriminator`,
    },
  },
  sigmoidTwice: {
    kind: 'option',
    right: 'squeezed',
    because:
      'What the loss takes for a logit lies between 0 and 1, so D lies between σ(0) = .50 and σ(1) = .73. It never says “fake”, and nothing crashes.',
    wrong: {
      crash: {
        explanation: 'Every value is finite. That is what makes it hard to find: it trains, and badly.',
        lesson: `${here}#logits`,
      },
      nothing: {
        explanation: 'A probability it is, but of a number between 0 and 1. What is σ(0), and what is σ(1)?',
        lesson: `${here}#logits`,
      },
    },
  },
  cutImages: {
    kind: 'option',
    right: 'fakeImages',
    because:
      'The discriminator’s weights come after the images. Cutting there only keeps the gradient from running on into the generator.',
    wrong: {
      fakeLogits: {
        explanation:
          'The way from the loss to the discriminator’s weights goes through its logits. Without those of the fakes it learns from real examples only, and says “real” to everything.',
        lesson: `${here}#gradient-path`,
      },
      realLogits: {
        explanation: 'Then it learns from fakes only, and says “fake” to everything.',
        lesson: `${here}#gradient-path`,
      },
    },
  },
});
