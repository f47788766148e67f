import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/minimax-game';
const onReal = 'tf.mean(tf.softplus(tf.neg(real)))';
const onFake = 'tf.mean(tf.softplus(fake))';
const sum = 'tf.add(onReal, onFake)';

export default defineMistakes({
  'sigmoid-twice': {
    caughtBy: 'value',
    lesson: `${lesson}#logits`,
    explanation:
      'Your loss is that of sigmoid(sigmoid(logit)), because you apply a sigmoid before a formula that applies its own. Then D stays between 0.5 and 0.73, so the discriminator can never be sure and teaches the generator little. Pass the raw logits to a function that takes logits.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(tf.sigmoid(real))))'],
      [onFake, 'tf.mean(tf.softplus(tf.sigmoid(fake)))'],
    ],
  },
  'logits-taken-for-probabilities': {
    caughtBy: 'value',
    lesson: `${lesson}#logits`,
    explanation:
      'You take the logarithm of the logits themselves. A logit can be any real number, and the logarithm of a negative number is NaN. Only D = sigmoid(logit) is a probability. Write the cost of an example in terms of D first.',
    edits: [
      [onReal, 'tf.neg(tf.mean(tf.log(real)))'],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.sub(1, fake))))'],
    ],
  },
  'labels-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss is small if real examples get low logits and generated ones high logits, so the labels are swapped. D is the probability that an example is real. A discriminator that learns the opposite drives the generator away from the data.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(real))'],
      [onFake, 'tf.mean(tf.softplus(tf.neg(fake)))'],
    ],
  },
  'fake-called-real': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss also asks for high logits on generated examples, so both batches have label 1. Calling everything real then costs nothing, and the discriminator learns no difference. What is −log(1 − D) in terms of the logit?',
    edits: [[onFake, 'tf.mean(tf.softplus(tf.neg(fake)))']],
  },
  'real-examples-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss does not depend on the real batch. A discriminator that calls everything fake then wins without seeing the data, and the generator learns nothing from it. Add the term of the real batch.',
    edits: [[sum, 'onFake']],
  },
  'generated-examples-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss does not depend on the generated batch. A discriminator that calls everything real then wins, and the generator learns nothing from it. Add the term of the generated batch.',
    edits: [[sum, 'onReal']],
  },
  'sums-for-means': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'Each of your terms is a sum over the batch, so it is too large by the number of examples. The step size would depend on the batch size, and the larger batch would count for more. Take the mean of each batch.',
    edits: [
      [onReal, 'tf.sum(tf.softplus(tf.neg(real)))'],
      [onFake, 'tf.sum(tf.softplus(fake))'],
    ],
  },
  halved: {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'Your loss is half of what it should be, because you averaged the two means. Many programs do so, and under plain gradient descent it only halves the step. Here the game is defined with the sum, so an uninformed discriminator has a loss of 2 log 2, not log 2.',
    edits: [[sum, 'tf.div(tf.add(onReal, onFake), 2)']],
  },
  'one-mean-over-both-batches': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'You take one mean over all examples of both batches. The larger batch then counts for more, and the best D is no longer p(data) / (p(data) + p(generated)). Take the mean of each batch and add the two.',
    edits: [[sum, 'tf.mean(tf.concat([tf.softplus(tf.neg(real)), tf.softplus(fake)], 0))']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#sign`,
    explanation:
      'Your value has the right size but the wrong sign. It is the value of the game, which the discriminator maximises. An optimizer minimises its loss, so it would train the discriminator to be wrong. Return the negative.',
    edits: [[sum, 'tf.neg(tf.add(onReal, onFake))']],
  },
  'difference-of-scores': {
    caughtBy: 'value',
    lesson: 'gan-instability/wasserstein#critic',
    explanation:
      'Your loss is mean(fake) − mean(real), the loss of a Wasserstein critic. It has no logarithm and no sigmoid, so it decreases without limit as the logits grow. The discriminator of this game returns probabilities, so use the cross-entropy.',
    edits: [
      [onReal, 'tf.neg(tf.mean(real))'],
      [onFake, 'tf.mean(fake)'],
    ],
  },
  'squared-error': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss is the squared distance between D and its labels. It is at most 1 per example, and its slope vanishes if D is sure and wrong, where it should learn most. Use −log D and −log(1 − D).',
    edits: [
      [onReal, 'tf.mean(tf.square(tf.sub(1, tf.sigmoid(real))))'],
      [onFake, 'tf.mean(tf.square(tf.sigmoid(fake)))'],
    ],
  },
  'one-value-per-example': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'You return one cost per example, but the result should be a scalar. The mean over each batch is missing, or it was taken over axis 1, which has length 1. Average over the batch.',
    edits: [
      ['const onReal: tf.Scalar = tf.mean(', 'const onReal: tf.Tensor1D = tf.mean('],
      ['tf.softplus(tf.neg(real)));', 'tf.softplus(tf.neg(real)), 1);'],
      ['const onFake: tf.Scalar = tf.mean(', 'const onFake: tf.Tensor1D = tf.mean('],
      ['tf.softplus(fake));', 'tf.softplus(fake), 1);'],
      [sum, 'tf.concat([onReal, onFake]) as tf.Tensor as tf.Scalar'],
    ],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your values are right, but no gradient reaches the logits. They were copied into new variables or plain numbers, which cuts the gradient path. A discriminator with this loss would never change. Use only tf operations from the logits to the result.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(tf.variable(real, false))))'],
      [onFake, 'tf.mean(tf.softplus(tf.variable(fake, false)))'],
    ],
  },
  'generated-examples-detached': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your values are right, but no gradient reaches the logits of the generated examples. To keep this step from changing the generator, cut the path at the generator’s output, before the discriminator. A cut after the discriminator removes half of its own gradient.',
    edits: [[onFake, 'tf.mean(tf.softplus(tf.variable(fake, false)))']],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your loss is right for small logits but ∞ or NaN for large ones. In float32 their sigmoid is exactly 0 or 1, and log 0 is −∞. A discriminator that is winning soon has such logits. Compute the loss from the logits and never take the logarithm of a rounded probability.',
    edits: [
      [onReal, 'tf.neg(tf.mean(tf.log(tf.sigmoid(real))))'],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.sub(1, tf.sigmoid(fake)))))'],
    ],
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'The small number inside your logarithm keeps the values finite but makes them wrong. The cost of an example stops growing near 16, and its gradient is 0 there. A discriminator that is sure and wrong could no longer learn. Compute the loss from the logits, which needs no such number.',
    edits: [
      [onReal, 'tf.neg(tf.mean(tf.log(tf.add(tf.sigmoid(real), 1e-7))))'],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.add(tf.sub(1, tf.sigmoid(fake)), 1e-7))))'],
    ],
  },
  'in-bits': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss is in bits, because its logarithms have base 2. An uninformed discriminator then has a loss of 2, but the docstring asks for 2 log 2, in nats. Use natural logarithms, and do not divide by log 2.',
    edits: [[sum, 'tf.div(tf.add(onReal, onFake), Math.LN2)']],
  },
  'real-labels-smoothed': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'You gave real examples the label 0.9 instead of 1. This is one-sided label smoothing, which another exercise asks for. Here the label of real examples is 1, so use −log D alone for them.',
    edits: [
      [onReal, 'tf.mean(tf.add(tf.mul(0.9, tf.softplus(tf.neg(real))), tf.mul(0.1, tf.softplus(real))))'],
    ],
  },
  'one-batch-size-for-both': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'You divided both sums by the number of real examples. If the batches differ in size, the generated examples then count too much or too little. Divide each sum by the size of its own batch: take tf.mean of each.',
    edits: [[onFake, 'tf.div(tf.sum(tf.softplus(fake)), real.shape[0])']],
  },
});
