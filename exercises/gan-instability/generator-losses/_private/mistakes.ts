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
      'Your two losses are swapped. The saturating loss is flat at very negative logits, where the discriminator is sure that an example is generated, so its gradient is tiny there. The non-saturating loss is steep there. At which logits is your loss flat?',
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
      'Your saturatingLoss has the right size but the wrong sign. It is the discriminator’s own term −log(1 − D), and minimising it would teach the generator to be detected. In a minimax game, the generator’s loss is the negative of the discriminator’s term.',
    edits: [[saturating, 'tf.mean(tf.softplus(fake))']],
  },
  'discriminators-term-as-non-saturating-loss': {
    caughtBy: 'non-saturating',
    lesson: 'gan-instability/minimax-game#sign',
    explanation:
      'Your nonSaturatingLoss is the discriminator’s own term −log(1 − D), with the label that the discriminator uses for generated examples. The generator wants its examples to be classified as real. Which label does it use?',
    edits: [[nonSaturating, 'tf.mean(tf.softplus(fake))']],
  },
  'saturating-in-both': {
    caughtBy: 'gradient',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your nonSaturatingLoss is mean log(1 − D), which is the saturating loss. Both losses have the same optimum, but this one has almost no slope while the discriminator is winning. Maximise log D instead of minimising log(1 − D).',
    edits: [[nonSaturating, 'tf.neg(tf.mean(tf.softplus(fake)))']],
  },
  'non-saturating-sign-flipped': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your nonSaturatingLoss has the right size but the wrong sign. It is mean log D, which the generator should maximise. An optimizer minimises its loss, so this generator would learn to be detected. Return the negative.',
    edits: [[nonSaturating, 'tf.neg(tf.mean(tf.softplus(tf.neg(fake))))']],
  },
  'sigmoid-twice': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'Your loss is that of sigmoid(sigmoid(logit)), because you apply a sigmoid before a formula that applies its own. The slope of the first sigmoid vanishes at both ends, so both losses saturate. Pass the raw logits to a function that takes logits.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(tf.sigmoid(fake))))',
      'tf.mean(tf.softplus(tf.neg(tf.sigmoid(fake))))',
    ),
  },
  'logits-taken-for-probabilities': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'You take the logarithm of the logits themselves. A logit can be any real number, and the logarithm of a negative number is NaN. Only D = sigmoid(logit) is a probability. Write each loss in terms of D first.',
    edits: becomes('tf.mean(tf.log(tf.sub(1, fake)))', 'tf.neg(tf.mean(tf.log(fake)))'),
  },
  'probabilities-without-logarithm': {
    caughtBy: 'saturating',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your losses are the means of 1 − D and of −D, so the logarithm is missing. The two then differ only by a constant, and both are flat if the discriminator is sure. The logarithm of D is what keeps the non-saturating loss steep.',
    edits: becomes('tf.mean(tf.sub(1, tf.sigmoid(fake)))', 'tf.neg(tf.mean(tf.sigmoid(fake)))'),
  },
  'critics-score': {
    caughtBy: 'non-saturating',
    lesson: 'gan-instability/wasserstein#generator',
    explanation:
      'Your nonSaturatingLoss is −mean(fake), the loss against a Wasserstein critic. Its slope never decreases, even if the discriminator is already fooled, whereas −log D flattens there. Use D = sigmoid(logit) and its logarithm.',
    edits: [[nonSaturating, 'tf.neg(tf.mean(fake))']],
  },
  'sums-for-means': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#batches',
    explanation:
      'Your losses are sums over the batch, so they are too large by the number of examples. The step size would then depend on the batch size. Take the mean.',
    edits: becomes('tf.neg(tf.sum(tf.softplus(fake)))', 'tf.sum(tf.softplus(tf.neg(fake)))'),
  },
  'one-value-per-example': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#batches',
    explanation:
      'You return one loss per example, but the result should be a scalar. The mean over the batch is missing. The second axis has length 1, so a mean over it changes only the shape.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(fake), 1)) as tf.Tensor as tf.Scalar',
      'tf.mean(tf.softplus(tf.neg(fake)), 1) as tf.Tensor as tf.Scalar',
    ),
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: 'gan-instability/minimax-game#gradient-path',
    explanation:
      'Your values are right, but no gradient reaches the logits. They were copied into new variables or plain numbers, which cuts the gradient path. Everything that the generator learns comes back through these logits. Use only tf operations.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(tf.variable(fake, false))))',
      'tf.mean(tf.softplus(tf.neg(tf.variable(fake, false))))',
    ),
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'Your losses are right for small logits but ∞ or NaN for large ones. In float32 their sigmoid is exactly 0 or 1, and log 0 is −∞. A discriminator that is winning soon has such logits. Compute the losses from the logits and never take the logarithm of a rounded probability.',
    edits: becomes(
      'tf.mean(tf.log(tf.sub(1, tf.sigmoid(fake))))',
      'tf.neg(tf.mean(tf.log(tf.sigmoid(fake))))',
    ),
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: 'gan-instability/minimax-game#stability',
    explanation:
      'The small number inside your logarithm keeps the values finite but makes them wrong. The loss stops growing near 16, and its gradient is 0 beyond that. The non-saturating loss then saturates exactly where the discriminator is surest. Compute the losses from the logits, which needs no such number.',
    edits: becomes(
      'tf.mean(tf.log(tf.add(tf.sub(1, tf.sigmoid(fake)), 1e-7)))',
      'tf.neg(tf.mean(tf.log(tf.add(tf.sigmoid(fake), 1e-7))))',
    ),
  },
  'mean-over-the-first-axis': {
    caughtBy: 'saturating',
    lesson: 'gan-instability/minimax-game#batches',
    explanation:
      'Your losses have the shape [1], because you take the mean over axis 0 only. The second axis, of length 1, is still there, and the result should be a scalar. Call tf.mean without an axis.',
    edits: becomes(
      'tf.neg(tf.mean(tf.softplus(fake), 0)) as tf.Tensor as tf.Scalar',
      'tf.mean(tf.softplus(tf.neg(fake)), 0) as tf.Tensor as tf.Scalar',
    ),
  },
  'log-of-the-mean': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#two-losses`,
    explanation:
      'Your nonSaturatingLoss is minus the logarithm of the mean probability. An example that the discriminator rejects then gets hardly any gradient if another one is accepted. Take the logarithm of each probability first, and then the mean.',
    edits: [[nonSaturating, 'tf.sub(Math.log(fake.size), tf.logSumExp(tf.neg(tf.softplus(tf.neg(fake)))))']],
  },
});
