import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/vanishing-gradients';
const saturating = 'tf.neg(tf.mean(tf.softplus(fake)))';
const nonSaturating = 'tf.mean(tf.softplus(tf.neg(fake)))';
const becomes = (saturates: string, doesNot: string): readonly (readonly [from: string, to: string])[] => [
  [saturating, saturates],
  [nonSaturating, doesNot],
];

export default defineMistakes({
  exchanged: {
    caughtBy: 'saturating',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your two losses are exchanged. The saturating one is flat where the discriminator is sure that an example is generated (very negative logits), so it gives hardly any gradient there; the non-saturating one is steep there. At which logits is yours flat?',
    edits: [
      ['function saturatingLoss', 'function other'],
      ['function nonSaturatingLoss', 'function saturatingLoss'],
      ['function other', 'function nonSaturatingLoss'],
    ],
  },
  'discriminators-term-as-saturating-loss': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#sign',
    explanation:
      "Your saturatingLoss has the right size and the wrong sign: it is the discriminator's own term −log(1 − D). Made small, it teaches the generator to be found out. In a minimax game the one player gets the other's value with its sign turned.",
    edits: [[saturating, 'tf.mean(tf.softplus(fake))']],
  },
  'discriminators-term-as-non-saturating-loss': {
    caughtBy: 'non-saturating',
    lesson: 'gan-instability/minimax-game#sign',
    explanation:
      "Your nonSaturatingLoss is the discriminator's own term −log(1 − D), with the label that the discriminator uses for generated examples. The generator wants them taken for real: which label does it use?",
    edits: [[nonSaturating, 'tf.mean(tf.softplus(fake))']],
  },
  'saturating-in-both': {
    caughtBy: 'gradient',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your nonSaturatingLoss is mean log(1 − D), the saturating one. Both have their best generator at the same place, but this one has hardly any slope while the discriminator is winning. Make log D large instead of log(1 − D) small.',
    edits: [[nonSaturating, 'tf.neg(tf.mean(tf.softplus(fake)))']],
  },
  'non-saturating-sign-flipped': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your nonSaturatingLoss has the right size and the wrong sign: it is mean log D, which the generator wants as large as possible. An optimiser makes its loss small, so this generator would learn to be found out. Return the negative.',
    edits: [[nonSaturating, 'tf.neg(tf.mean(tf.softplus(tf.neg(fake))))']],
  },
  'sigmoid-twice': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'Your loss is that of sigmoid(sigmoid(logit)): a sigmoid was applied before a formula that applies its own. The slope of the first one vanishes at both ends, so that both losses saturate. A function that takes logits wants the raw output.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(tf.sigmoid(fake))))',
      'tf.mean(tf.softplus(tf.neg(tf.sigmoid(fake))))',
    ),
  },
  'logits-taken-for-probabilities': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'You took the logarithm of the logits themselves. A logit is any real number, and the logarithm of a negative one is NaN; only D = sigmoid(logit) is a probability. Write each loss in terms of D first.',
    edits: becomes('tf.mean(tf.log(tf.sub(1, fake)))', 'tf.neg(tf.mean(tf.log(fake)))'),
  },
  'probabilities-without-logarithm': {
    caughtBy: 'saturating',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your losses are the mean of 1 − D and of −D: the logarithm is missing. Then the two differ by a constant only, and both are flat wherever the discriminator is sure. It is the logarithm of D that keeps the slope of the non-saturating loss.',
    edits: becomes('tf.mean(tf.sub(1, tf.sigmoid(fake)))', 'tf.neg(tf.mean(tf.sigmoid(fake)))'),
  },
  'critics-score': {
    caughtBy: 'non-saturating',
    lesson: 'gan-instability/wasserstein#generator',
    explanation:
      'Your nonSaturatingLoss is −mean(fake), the loss against a Wasserstein critic. It never saturates, also where the discriminator is already fooled; −log D stops pulling there. Use D = sigmoid(logit) and its logarithm.',
    edits: [[nonSaturating, 'tf.neg(tf.mean(fake))']],
  },
  'sums-for-means': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#batches',
    explanation:
      'Your losses are too large by the number of examples: they are sums over the batch. The size of a step would then depend on the batch size. Take the mean.',
    edits: becomes('tf.neg(tf.sum(tf.softplus(fake)))', 'tf.sum(tf.softplus(tf.neg(fake)))'),
  },
  'one-value-per-example': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#batches',
    explanation:
      'You return a loss for each example where a scalar is asked for: the mean over the batch is missing. The second axis has length 1, so a mean over it changes nothing but the shape.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(fake), 1)) as tf.Tensor as tf.Scalar',
      'tf.mean(tf.softplus(tf.neg(fake)), 1) as tf.Tensor as tf.Scalar',
    ),
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: 'gan-instability/minimax-game#gradient-path',
    explanation:
      'Your values are right, but no gradient reaches the logits: they were copied into new variables or plain numbers on the way, and that cuts the path. All that the generator ever learns comes back through these logits. Stay within tf operations.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(tf.variable(fake, false))))',
      'tf.mean(tf.softplus(tf.neg(tf.variable(fake, false))))',
    ),
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'Right for small logits, but for large ones you return ∞ or NaN: there sigmoid is exactly 0 or 1 in float32, and log 0 is −∞. Discriminators that win easily get there soon. Never take the logarithm of a rounded probability; work on the logits.',
    edits: becomes(
      'tf.mean(tf.log(tf.sub(1, tf.sigmoid(fake))))',
      'tf.neg(tf.mean(tf.log(tf.sigmoid(fake))))',
    ),
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'A small number inside the logarithm keeps your values finite, but not right: the loss stops growing near 16, and its gradient is 0 beyond. The non-saturating loss then saturates after all, where the discriminator is surest. Work on the logits, where no such number is needed.',
    edits: becomes(
      'tf.mean(tf.log(tf.add(tf.sub(1, tf.sigmoid(fake)), 1e-7)))',
      'tf.neg(tf.mean(tf.log(tf.add(tf.sigmoid(fake), 1e-7))))',
    ),
  },
});
