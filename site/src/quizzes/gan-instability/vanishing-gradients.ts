import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'seenThrough',
    title: 'who pushes a fake that is seen through',
    prompt: 'The discriminator gives a fake D = .001. Which loss pushes its logit harder?',
    options: {
      saturating: 'The saturating one, log(1 − D).',
      nonSaturating: 'The non-saturating one, −log D.',
      same: 'Both alike: they want the same.',
    },
  },
  {
    kind: 'numeric',
    id: 'atHalf',
    title: 'the slopes where D is one half',
    prompt: 'At D = ½, what is the slope of log(1 − D) by the logit?',
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
      klMinusJs: 'KL(q ‖ p) minus twice the Jensen–Shannon divergence',
      klForward: 'KL(p ‖ q), as maximum likelihood does',
    },
  },
]);

const here = 'gan-instability/vanishing-gradients';

export const keys = defineKeys(questions, {
  seenThrough: {
    kind: 'option',
    right: 'nonSaturating',
    because: 'Its slope is −(1 − D) = −.999. The saturating loss has −D = −.001.',
    wrong: {
      saturating: {
        explanation:
          'Its slope by the logit is −D, and D is .001 here. By D itself it would be −1; but what moves is the logit.',
        lesson: `${here}#chain-rule`,
      },
      same: {
        explanation: 'They want the same, higher logits, and push at different times: −D against −(1 − D).',
        lesson: `${here}#two-slopes`,
      },
    },
  },
  atHalf: {
    kind: 'number',
    right: -0.5,
    tolerance: 0.005,
    because: 'The slope is −D = −½. The other loss has −(1 − D) = −½ there as well.',
    near: {
      sign: {
        value: 0.5,
        explanation: 'Mind the sign: the loss falls as the logit rises.',
        lesson: `${here}#two-slopes`,
      },
      byD: {
        value: -2,
        explanation: 'That is the slope by D, −1 / (1 − D). By the logit it is multiplied by D (1 − D) = ¼.',
        lesson: `${here}#chain-rule`,
      },
      sigmoid: {
        value: 0.25,
        explanation: 'That is the slope of the sigmoid alone, D (1 − D).',
        lesson: `${here}#chain-rule`,
      },
    },
    otherwise: {
      explanation: 'Write the loss as −softplus(l); the derivative of softplus is the sigmoid.',
      lesson: `${here}#two-slopes`,
    },
  },
  whatItMinimises: {
    kind: 'pairs',
    right: { minimax: 'js', nonSaturating: 'klMinusJs' },
    because:
      'The minimax game’s value is −log 4 + 2 JS. The non-saturating loss is no longer the same game; its gradient is that of KL(q ‖ p) − 2 JS.',
    wrong: {
      minimax: {
        explanation: 'Put D* = p / (p + q) into the value of the game: −log 4 plus twice which divergence?',
        lesson: 'gan-instability/optimal-discriminator#jensen-shannon',
      },
      nonSaturating: {
        explanation:
          'It averages over the generator’s samples, so the KL in it has q in front; and there is a second term.',
        lesson: `${here}#non-saturating`,
      },
    },
  },
});
