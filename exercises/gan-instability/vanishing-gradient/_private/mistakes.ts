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
      'Your two slopes are exchanged. At a logit of −10 the discriminator is sure that an example is generated; that is where the saturating loss is flat, so that a generator learns nothing when it has most to learn. Which of yours is small there?',
    edits: becomes(nonSaturating, saturating),
  },
  'saturating-in-both': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Both of your slopes are those of log(1 − D). The non-saturating loss is −log D: the two pull the same way, but with different strength at every logit. Differentiate −log D by itself.',
    edits: becomes(saturating, saturating),
  },
  'signs-flipped': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your slopes have the right sizes and the wrong sign. Both losses fall as the logit rises, so the generator, which descends, is pushed to larger logits: no slope is positive.',
    edits: becomes('tf.sigmoid(fake)', 'tf.sigmoid(tf.neg(fake))'),
  },
  'non-saturating-sign-flipped': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your non-saturating slope is positive: a generator that descends would make its examples easier to find out. The minus sign of −log D belongs into the slope.',
    edits: [[nonSaturating, 'tf.sigmoid(tf.neg(fake))']],
  },
  'slope-by-probability': {
    caughtBy: 'slopes',
    lesson: `${lesson}#chain-rule`,
    explanation:
      'You took the slopes by D: −1 / (1 − D) and −1 / D. What the discriminator hands down is a gradient by its logit, so the chain rule multiplies them by dD/dl = D (1 − D). Without this factor the saturating loss does not seem to vanish.',
    edits: becomes(
      'tf.neg(tf.reciprocal(tf.sub(1, tf.sigmoid(fake))))',
      'tf.neg(tf.reciprocal(tf.sigmoid(fake)))',
    ),
  },
  'slope-of-sigmoid': {
    caughtBy: 'slopes',
    lesson: `${lesson}#chain-rule`,
    explanation:
      'Both of your slopes are −D (1 − D), the slope of −D itself: the logarithm is missing. D (1 − D) is small on both sides. The logarithm of −log D divides by D, which is what keeps this loss steep where D is small.',
    edits: becomes(
      'tf.neg(tf.mul(tf.sigmoid(fake), tf.sub(1, tf.sigmoid(fake))))',
      'tf.neg(tf.mul(tf.sigmoid(fake), tf.sub(1, tf.sigmoid(fake))))',
    ),
  },
  'logits-taken-for-probabilities': {
    caughtBy: 'slopes',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'You treated the logits as if they were D already: −l and −(1 − l). Logits go from minus to plus infinity; D = sigmoid(l) lies between 0 and 1.',
    edits: becomes('tf.neg(fake)', 'tf.sub(fake, 1)'),
  },
  'sigmoid-twice': {
    caughtBy: 'slopes',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'Sigmoid is applied twice: to the logits, and to what comes out. Slopes then stay between −0.73 and −0.27 and nothing ever vanishes. The inputs are logits: one sigmoid makes D of them.',
    edits: becomes('tf.neg(tf.sigmoid(tf.sigmoid(fake)))', 'tf.neg(tf.sigmoid(tf.neg(tf.sigmoid(fake))))'),
  },
  'divided-by-the-batch': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'Your slopes are divided by the number of examples: they are those of the mean loss. Here each example is looked at by itself, so that −1 means a full push, whatever the size of the batch.',
    edits: becomes(`tf.div(${saturating}, fake.size)`, `tf.div(${nonSaturating}, fake.size)`),
  },
  'mean-over-the-batch': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'You averaged the slopes into one number. The point is that they differ from example to example: one slope for every logit, [n].',
    edits: becomes(
      `(tf.mean(${saturating}) as unknown as tf.Tensor1D)`,
      `(tf.mean(${nonSaturating}) as unknown as tf.Tensor1D)`,
    ),
  },
  'losses-instead-of-slopes': {
    caughtBy: 'slopes',
    lesson: `${lesson}#two-slopes`,
    explanation:
      'You returned the losses, log(1 − D) and −log D, and not their slopes by the logit. At a logit of −10 the saturating loss is almost 0 and so is its slope; the non-saturating one is 10, with a slope of −1.',
    edits: becomes('tf.neg(tf.softplus(fake))', 'tf.softplus(tf.neg(fake))'),
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'Your slopes are right for small logits and no number for large ones: sigmoid is exactly 0 or 1 in float32 there, the logarithm infinite, and infinity times 0 is not a number. Take the derivative on paper first: what is left has no logarithm and no division.',
    edits: differentiated('tf.sigmoid(l)'),
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'found-out',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'A small number inside the logarithm keeps it finite, and makes the non-saturating loss saturate after all: once D is smaller than that number, its slope vanishes as well, and a generator that is found out learns nothing. Take the derivative on paper instead.',
    edits: differentiated('tf.sigmoid(l)', ' + 1e-7'),
  },
  'probability-clipped': {
    caughtBy: 'found-out',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'D is clipped away from 0 and 1 before its logarithm. Where the clip holds, nothing passes: the slope of the non-saturating loss is exactly 0 when the discriminator is surest, which is where it should be −1.',
    edits: differentiated('tf.clipByValue(tf.sigmoid(l), 1e-7, 1 - 1e-7)'),
  },
});
