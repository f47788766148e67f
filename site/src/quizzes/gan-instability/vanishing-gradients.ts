import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'seenThrough',
    title: 'the stronger push for a detected fake',
    prompt: 'The discriminator gives a fake D = 0.001. Which loss pushes its logit harder?',
    options: {
      saturating: 'The saturating one, log(1 − D).',
      nonSaturating: 'The non-saturating one, −log D.',
      same: 'Both push equally, because they have the same goal.',
    },
  },
  {
    kind: 'numeric',
    id: 'atHalf',
    title: 'the slopes where D is one half',
    prompt: 'At D = ½, what is the slope of log(1 − D) with respect to the logit?',
    unit: '',
  },
  {
    kind: 'matching',
    id: 'whatItMinimises',
    title: 'the goal behind each loss',
    prompt: 'Against a perfect discriminator, what does the generator’s gradient follow?',
    left: { minimax: 'log(1 − D)', nonSaturating: '−log D' },
    right: {
      js: 'The Jensen–Shannon divergence',
      klMinusJs: 'KL(samples ‖ data) minus twice the Jensen–Shannon divergence',
      klForward: 'KL(data ‖ samples), as maximum likelihood does',
    },
  },
]);

const here = 'gan-instability/vanishing-gradients';

export const keys = defineKeys(questions, {
  seenThrough: {
    kind: 'option',
    right: 'nonSaturating',
    because: 'Its slope is −(1 − D) = −0.999. The slope of the saturating loss is −D = −0.001.',
    wrong: {
      saturating: {
        explanation:
          'Its slope with respect to the logit is −D, and D is 0.001 here. With respect to D the slope would be about −1, but the logit is what moves.',
        lesson: `${here}#chain-rule`,
      },
      same: {
        explanation: 'Both want higher logits, but their slopes differ: −D and −(1 − D).',
        lesson: `${here}#two-slopes`,
      },
    },
  },
  atHalf: {
    kind: 'number',
    right: -0.5,
    tolerance: 0.005,
    because:
      'The slope is −D = −½. The other loss has the slope −(1 − D) = −½ there as well. At the equilibrium the generator rests all the same, because the discriminator is flat with respect to x.',
    near: {
      sign: {
        value: 0.5,
        explanation: 'Check the sign. The loss falls as the logit rises.',
        lesson: `${here}#two-slopes`,
      },
      byD: {
        value: -2,
        explanation:
          'That is the derivative with respect to D, −1 / (1 − D). For the logit, multiply it by D (1 − D) = ¼.',
        lesson: `${here}#chain-rule`,
      },
      sigmoid: {
        value: 0.25,
        explanation: 'That is the slope of the sigmoid alone, D (1 − D).',
        lesson: `${here}#chain-rule`,
      },
    },
    otherwise: {
      explanation:
        'Write the loss as −softplus(a), where a is the logit. The derivative of softplus is the sigmoid.',
      lesson: `${here}#two-slopes`,
    },
  },
  whatItMinimises: {
    kind: 'pairs',
    right: { minimax: 'js', nonSaturating: 'klMinusJs' },
    because:
      'The value of the minimax game is −log 4 + 2 JS. The non-saturating loss is a different game, and its gradient is that of KL(samples ‖ data) − 2 JS.',
    wrong: {
      minimax: {
        explanation:
          'Insert D* = p / (p + q) into the value of the game. It is −log 4 plus twice which divergence?',
        lesson: 'gan-instability/optimal-discriminator#jensen-shannon',
      },
      nonSaturating: {
        explanation:
          'It averages over the generator’s samples, so its KL divergence does too. There is also a second term.',
        lesson: `${here}#non-saturating`,
      },
    },
  },
});
