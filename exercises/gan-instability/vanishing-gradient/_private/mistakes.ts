import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/vanishing-gradients';
const saturating = 'tf.neg(tf.sigmoid(fake))';
const nonSaturating = 'tf.neg(tf.sigmoid(tf.neg(fake)))';
const becomes = (saturates: string, doesNot: string): readonly (readonly [from: string, to: string])[] => [
  [nonSaturating, 'SECOND'],
  [saturating, saturates],
  ['SECOND', doesNot],
];
/** Slopes of losses written with a formula for D, found by automatic differentiation. */
const differentiated = (d: string, offset = ''): readonly (readonly [from: string, to: string])[] =>
  becomes(
    `(tf.grad((l) => tf.sum(tf.log(tf.sub(1${offset}, ${d}))))(fake) as tf.Tensor1D)`,
    `(tf.grad((l) => tf.sum(tf.neg(tf.log(${offset === '' ? d : `tf.add(${d}, ${offset.slice(3)})`}))))(fake) as tf.Tensor1D)`,
  );

export default defineMistakes({
  exchanged: {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your two slopes are swapped. At a logit of −10 the discriminator is sure that an example is generated. The saturating loss is flat there, so the generator learns nothing when it has most to learn. Which of your slopes is small there?',
    edits: becomes(nonSaturating, saturating),
  },
  'saturating-in-both': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Both of your slopes are those of log(1 − D). The non-saturating loss is −log D. The two have the same sign but a different size at almost every logit. Differentiate −log D separately.',
    edits: becomes(saturating, saturating),
  },
  'signs-flipped': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your slopes have the right size but the wrong sign. Both losses fall as the logit rises, so gradient descent pushes the generator to larger logits, and no slope is positive.',
    edits: becomes('tf.sigmoid(fake)', 'tf.sigmoid(tf.neg(fake))'),
  },
  'non-saturating-sign-flipped': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your non-saturating slope is positive, so gradient descent would make the generated examples easier to detect. Include the minus sign of −log D in the slope.',
    edits: [[nonSaturating, 'tf.sigmoid(tf.neg(fake))']],
  },
  'slope-by-probability': {
    caughtBy: 'slopes',
    lesson: `${lesson}#chain-rule`,
    explanation:
      'Your slopes are −1 / (1 − D) and −1 / D, the derivatives with respect to D. The discriminator passes back a gradient with respect to its logit, so multiply them by dD/dl = D (1 − D). Without this factor, the saturating loss does not seem to vanish.',
    edits: becomes(
      'tf.neg(tf.reciprocal(tf.sub(1, tf.sigmoid(fake))))',
      'tf.neg(tf.reciprocal(tf.sigmoid(fake)))',
    ),
  },
  'slope-of-sigmoid': {
    caughtBy: 'slopes',
    lesson: `${lesson}#chain-rule`,
    explanation:
      'Both of your slopes are −D (1 − D), the slope of −D itself, so the logarithm is missing. D (1 − D) is small on both sides. Differentiating −log D also divides by D, which keeps this loss steep if D is small.',
    edits: becomes(
      'tf.neg(tf.mul(tf.sigmoid(fake), tf.sub(1, tf.sigmoid(fake))))',
      'tf.neg(tf.mul(tf.sigmoid(fake), tf.sub(1, tf.sigmoid(fake))))',
    ),
  },
  'logits-taken-for-probabilities': {
    caughtBy: 'slopes',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'Your slopes are −l and −(1 − l), as if the logits were already D. Logits can be any real number, and D = sigmoid(l) lies between 0 and 1. Apply the sigmoid first.',
    edits: becomes('tf.neg(fake)', 'tf.sub(fake, 1)'),
  },
  'sigmoid-twice': {
    caughtBy: 'slopes',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'You apply the sigmoid twice, to the logits and to the result. Your slopes then stay between −0.73 and −0.27, and nothing ever vanishes. The inputs are logits, so apply one sigmoid to get D.',
    edits: becomes('tf.neg(tf.sigmoid(tf.sigmoid(fake)))', 'tf.neg(tf.sigmoid(tf.neg(tf.sigmoid(fake))))'),
  },
  'divided-by-the-batch': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your slopes are divided by the number of examples, so they are those of the mean loss. Here each example is considered separately, so that −1 is the full slope for any batch size. Do not divide.',
    edits: becomes(`tf.div(${saturating}, fake.size)`, `tf.div(${nonSaturating}, fake.size)`),
  },
  'mean-over-the-batch': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'You average the slopes into one number. The exercise is about how they differ between examples, so return one slope per logit, [n].',
    edits: becomes(`tf.mean<tf.Tensor1D>(${saturating})`, `tf.mean<tf.Tensor1D>(${nonSaturating})`),
  },
  'losses-instead-of-slopes': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'You return the losses log(1 − D) and −log D, not their slopes in the logit. At a logit of −10 the saturating loss and its slope are both almost 0. The non-saturating loss is 10 there, and its slope is −1. Differentiate the losses.',
    edits: becomes('tf.neg(tf.softplus(fake))', 'tf.softplus(tf.neg(fake))'),
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'Your slopes are right for small logits but NaN for large ones. In float32 their sigmoid is exactly 0 or 1, the logarithm is infinite, and infinity times 0 is NaN. Differentiate on paper first. The result has no logarithm and no division.',
    edits: differentiated('tf.sigmoid(l)'),
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'found-out',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'The small number inside your logarithm keeps it finite but makes the non-saturating loss saturate after all. Once D is smaller than that number, the slope vanishes, and a detected generator learns nothing. Differentiate on paper instead.',
    edits: differentiated('tf.sigmoid(l)', ' + 1e-7'),
  },
  'probability-clipped': {
    caughtBy: 'found-out',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'You clip D away from 0 and 1 before its logarithm. A clipped value passes no gradient, so the slope of the non-saturating loss is exactly 0 if the discriminator is surest. It should be −1 there. Differentiate on paper instead.',
    edits: differentiated('tf.clipByValue(tf.sigmoid(l), 1e-7, 1 - 1e-7)'),
  },
});
