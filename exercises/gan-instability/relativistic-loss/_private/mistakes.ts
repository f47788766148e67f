import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/one-recipe';
const game = 'gan-instability/minimax-game';
const lead = 'tf.sub(real, fake)';
const ofDiscriminator = 'tf.mean(tf.softplus(tf.neg(lead)))';
const ofGenerator = 'tf.mean(tf.softplus(lead))';
const losses = (
  discriminator: string,
  generator: string,
): readonly (readonly [from: string, to: string])[] => [
  [ofDiscriminator, discriminator],
  [ofGenerator, generator],
];

export default defineMistakes({
  'all-pairs': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#pairs`,
    explanation:
      'You compare each real example with each generated one, because one batch lost its second axis: [n, 1] minus [n] is [n, n]. Each example has one partner here, the one in its own row. Keep both batches in the shape [n, 1].',
    edits: [[lead, 'tf.sub(real, tf.squeeze(fake, [1])) as tf.Tensor as tf.Tensor2D']],
  },
  'difference-of-means': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#pairs`,
    explanation:
      'You subtract the two mean logits and take one cost of the result. A pair in the wrong order is then hidden by others in the right order. Take the cost of each pair first, and then the mean.',
    edits: [[lead, 'tf.sub(tf.mean<tf.Scalar>(real), tf.mean<tf.Scalar>(fake))']],
  },
  'relativistic-average': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#pairs`,
    explanation:
      'You compare each logit with the mean logit of the other batch, which is the relativistic average loss. This exercise asks for pairs: the logit in row i of real against the one in row i of fake.',
    edits: losses(
      'tf.add(tf.mean(tf.softplus(tf.sub(tf.mean(fake), real))), tf.mean(tf.softplus(tf.sub(fake, tf.mean(real)))))',
      'tf.add(tf.mean(tf.softplus(tf.sub(real, tf.mean(fake)))), tf.mean(tf.softplus(tf.sub(tf.mean(real), fake))))',
    ),
  },
  'not-relativistic': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#relativistic`,
    explanation:
      'Your losses are those of the non-saturating game, which judges each example by itself. They change if the same number is added to all logits, and a relativistic loss does not. Subtract the two logits of a pair before the softplus.',
    edits: losses(
      'tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake)))',
      'tf.mean(tf.softplus(tf.neg(fake)))',
    ),
  },
  'generator-not-relativistic': {
    caughtBy: 'generator',
    lesson: `${lesson}#relativistic`,
    explanation:
      'Your generator’s loss is −mean log sigmoid(fake), which ignores the real examples. In a relativistic game both players see the same pairs, so the generator’s loss also contains the real logits. Exchange real and fake in the discriminator’s loss.',
    edits: [[ofGenerator, 'tf.mean(tf.softplus(tf.neg(fake)))']],
  },
  exchanged: {
    caughtBy: 'discriminator',
    lesson: `${lesson}#relativistic`,
    explanation:
      'Your two losses are exchanged, so the discriminator would learn to give generated examples the higher logits. Its loss must be small if real − fake is large. Which sign does that give the difference inside the softplus?',
    edits: [[lead, 'tf.sub(fake, real)']],
  },
  'zero-sum': {
    caughtBy: 'generator',
    lesson: `${lesson}#relativistic`,
    explanation:
      'Your generator’s loss is minus the discriminator’s. It is nearly flat if the discriminator orders a pair correctly, which is when the generator needs a slope. Exchange real and fake instead of changing the sign.',
    edits: [[ofGenerator, 'tf.neg(tf.mean(tf.softplus(tf.neg(lead))))']],
  },
  'same-loss-for-both': {
    caughtBy: 'generator',
    lesson: `${lesson}#relativistic`,
    explanation:
      'Both of your losses are the discriminator’s, so the generator would help it to tell the two apart. The players want opposite orders of a pair. Exchange real and fake in the generator’s loss.',
    edits: [[ofGenerator, ofDiscriminator]],
  },
  'no-logarithm': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/wasserstein#critic',
    explanation:
      'Your losses are mean differences of the logits, those of a Wasserstein critic. They fall without limit, also for pairs that are long in the right order. Take softplus of each difference, which flattens there.',
    edits: losses('tf.neg(tf.mean(lead))', 'tf.mean(lead)'),
  },
  'difference-of-probabilities': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#relativistic`,
    explanation:
      'You subtract probabilities, so the difference is never larger than 1 and saturates with the sigmoid. Only the difference of logits is a logit. Subtract the numbers as they come, without a sigmoid.',
    edits: [[lead, 'tf.sub(tf.sigmoid(real), tf.sigmoid(fake))']],
  },
  hinge: {
    caughtBy: 'discriminator',
    lesson: `${lesson}#hinge`,
    explanation:
      'Your losses are hinge losses of the difference: they are exactly 0 from a lead of 1 on. The relativistic loss asked for is −log sigmoid, which never reaches 0. Use softplus.',
    edits: losses('tf.mean(tf.relu(tf.sub(1, lead)))', 'tf.mean(tf.relu(tf.add(1, lead)))'),
  },
  'sums-for-means': {
    caughtBy: 'discriminator',
    lesson: `${game}#batches`,
    explanation:
      'Your losses are sums over the pairs, so they are too large by the number of pairs. The step size would then depend on the batch size. Take the mean.',
    edits: losses('tf.sum(tf.softplus(tf.neg(lead)))', 'tf.sum(tf.softplus(lead))'),
  },
  'counted-twice': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#pairs`,
    explanation:
      'Your losses are twice as large as they should be. A relativistic loss has one cost for each pair, not one for the real example and one for the fake. Do not add a second term.',
    edits: losses('tf.mul(2, tf.mean(tf.softplus(tf.neg(lead))))', 'tf.mul(2, tf.mean(tf.softplus(lead)))'),
  },
  'one-value-per-pair': {
    caughtBy: 'discriminator',
    lesson: `${game}#batches`,
    explanation:
      'You return one cost for each pair, but each loss should be a scalar. The mean over the pairs is missing. The second axis has length 1, so a mean over it changes only the shape.',
    edits: losses(
      'tf.mean(tf.softplus(tf.neg(lead)), 1) as tf.Tensor as tf.Scalar',
      'tf.mean(tf.softplus(lead), 1) as tf.Tensor as tf.Scalar',
    ),
  },
  'mean-over-the-first-axis': {
    caughtBy: 'discriminator',
    lesson: `${game}#batches`,
    explanation:
      'Your losses have the shape [1], because you take the mean over axis 0 only. The second axis, of length 1, is still there, and each loss should be a scalar. Call tf.mean without an axis.',
    edits: losses(
      'tf.mean(tf.softplus(tf.neg(lead)), 0) as tf.Tensor as tf.Scalar',
      'tf.mean(tf.softplus(lead), 0) as tf.Tensor as tf.Scalar',
    ),
  },
  'generated-examples-detached': {
    caughtBy: 'gradient',
    lesson: `${game}#gradient-path`,
    explanation:
      'Your values are right, but no gradient reaches the logits of the generated examples. To keep the discriminator’s step from changing the generator, cut the path at the generator’s output, before the discriminator. Use both batches of logits as they are.',
    edits: [[lead, 'tf.sub(real, tf.variable(fake, false))']],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${game}#gradient-path`,
    explanation:
      'Your values are right, but no gradient reaches the logits. They were copied into new variables or plain numbers, which cuts the gradient path. Use only tf operations from the logits to the losses.',
    edits: [[lead, 'tf.sub(tf.variable(real, false), tf.variable(fake, false))']],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${game}#stability`,
    explanation:
      'Your losses are right for small differences but ∞ or NaN for large ones. In float32 the sigmoid is then exactly 0, and log 0 is −∞. Compute −log sigmoid(t) as softplus(−t), without the sigmoid.',
    edits: losses(
      'tf.neg(tf.mean(tf.log(tf.sigmoid(lead))))',
      'tf.neg(tf.mean(tf.log(tf.sigmoid(tf.neg(lead)))))',
    ),
  },
  'exponentials-of-logits': {
    caughtBy: 'stable',
    lesson: `${game}#stability`,
    explanation:
      'Your losses are right for small logits but NaN for large ones, because you take the exponential of each logit and divide. exp(100) is ∞ in float32. Subtract the logits first, and take softplus of the difference.',
    edits: losses(
      'tf.neg(tf.mean(tf.log(tf.div(tf.exp(real), tf.add(tf.exp(real), tf.exp(fake))))))',
      'tf.neg(tf.mean(tf.log(tf.div(tf.exp(fake), tf.add(tf.exp(real), tf.exp(fake))))))',
    ),
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: `${game}#stability`,
    explanation:
      'The small number inside your logarithm keeps the values finite but makes them wrong. The cost of a pair stops growing near 16, and its gradient is 0 beyond that. Compute −log sigmoid(t) as softplus(−t), which needs no such number.',
    edits: losses(
      'tf.neg(tf.mean(tf.log(tf.add(tf.sigmoid(lead), 1e-7))))',
      'tf.neg(tf.mean(tf.log(tf.add(tf.sigmoid(tf.neg(lead)), 1e-7))))',
    ),
  },
});
