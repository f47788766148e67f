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
      'Your loss is that of sigmoid(sigmoid(logit)): a sigmoid was applied before a formula that applies its own. Squashed twice, D stays between 0.5 and 0.73, so the discriminator can never be sure and tells the generator little. A function that takes logits wants the raw output.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(tf.sigmoid(real))))'],
      [onFake, 'tf.mean(tf.softplus(tf.sigmoid(fake)))'],
    ],
  },
  'logits-taken-for-probabilities': {
    caughtBy: 'value',
    lesson: `${lesson}#logits`,
    explanation:
      'You took the logarithm of the logits themselves. A logit is any real number, and the logarithm of a negative one is NaN; only D = sigmoid(logit) is a probability. Start from the cost of an example in terms of D.',
    edits: [
      [onReal, 'tf.neg(tf.mean(tf.log(real)))'],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.sub(1, fake))))'],
    ],
  },
  'labels-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss is small when real examples get low logits and generated ones high: the labels are exchanged. D is the probability that an example is real; a discriminator that learns the opposite would push the generator away from the data.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(real))'],
      [onFake, 'tf.mean(tf.softplus(tf.neg(fake)))'],
    ],
  },
  'fake-called-real': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss asks for high logits on generated examples too: both batches have label 1. Calling everything real then costs nothing, and the discriminator learns no difference. What is −log(1 − D), in terms of the logit?',
    edits: [[onFake, 'tf.mean(tf.softplus(tf.neg(fake)))']],
  },
  'real-examples-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss does not depend on the real batch. A discriminator that calls everything fake then wins without having seen the data, and the generator has nothing to learn from it. Both batches have a term.',
    edits: [[sum, 'onFake']],
  },
  'generated-examples-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss does not depend on the generated batch. A discriminator that calls everything real then wins, and the generator gets no complaint. Both batches have a term.',
    edits: [[sum, 'onReal']],
  },
  'sums-for-means': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'Each term is too large by the number of its examples: it is a sum over the batch. The size of a step would then depend on the batch size, and the larger of two batches would count for more. Take the mean of each.',
    edits: [
      [onReal, 'tf.sum(tf.softplus(tf.neg(real)))'],
      [onFake, 'tf.sum(tf.softplus(fake))'],
    ],
  },
  halved: {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'Your loss is half of the one asked for: the two means were averaged. Many programs do so, and it only halves the learning rate, but the game is written with the sum: a discriminator that knows nothing is at 2 log 2, not at log 2.',
    edits: [[sum, 'tf.div(tf.add(onReal, onFake), 2)']],
  },
  'one-mean-over-both-batches': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'You took one mean over all examples of both batches. Then the larger batch counts for more, and the best D is no longer p(data) / (p(data) + p(generated)). Take a mean for each batch, and add the two.',
    edits: [[sum, 'tf.mean(tf.concat([tf.softplus(tf.neg(real)), tf.softplus(fake)], 0))']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#sign`,
    explanation:
      'Your value has the right size and the wrong sign: it is the value of the game, which the discriminator wants as large as possible. An optimiser makes its loss small, and with this one it would train the discriminator to be wrong. Return the negative.',
    edits: [[sum, 'tf.neg(tf.add(onReal, onFake))']],
  },
  'difference-of-scores': {
    caughtBy: 'value',
    lesson: 'gan-instability/wasserstein#critic',
    explanation:
      'Your loss is mean(fake) − mean(real), the loss of a Wasserstein critic. It has no logarithm and no sigmoid, so it falls without end as the logits grow. The discriminator of this game gives probabilities, and its loss is a cross-entropy.',
    edits: [
      [onReal, 'tf.neg(tf.mean(real))'],
      [onFake, 'tf.mean(fake)'],
    ],
  },
  'squared-error': {
    caughtBy: 'value',
    lesson: `${lesson}#discriminator`,
    explanation:
      'Your loss is the squared distance of D to its labels. It is at most 1 for an example, and its slope vanishes where D is sure and wrong, just where it should learn most. The game asks for −log D and −log(1 − D).',
    edits: [
      [onReal, 'tf.mean(tf.square(tf.sub(1, tf.sigmoid(real))))'],
      [onFake, 'tf.mean(tf.square(tf.sigmoid(fake)))'],
    ],
  },
  'one-value-per-example': {
    caughtBy: 'value',
    lesson: `${lesson}#batches`,
    explanation:
      'You return a cost for each example where a scalar is asked for: the mean over each batch is missing or was taken over axis 1, which has length 1.',
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
      'Your values are right, but no gradient reaches the logits: they were copied into new variables or plain numbers on the way, and that cuts the path. A discriminator with this loss would never move. Stay within tf operations from the logits to the result.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(tf.variable(real, false))))'],
      [onFake, 'tf.mean(tf.softplus(tf.variable(fake, false)))'],
    ],
  },
  'generated-examples-detached': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      "Your values are right, but no gradient reaches the logits of the generated examples. To keep this step off the generator, one cuts at the generator's output, before the discriminator; a cut behind it takes half of the discriminator's lesson away.",
    edits: [[onFake, 'tf.mean(tf.softplus(tf.variable(fake, false)))']],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Right for small logits, but for large ones you return ∞ or NaN: there sigmoid is exactly 0 or 1 in float32, and log 0 is −∞. A discriminator that is winning gets there soon. Never take the logarithm of a rounded probability; work on the logits.',
    edits: [
      [onReal, 'tf.neg(tf.mean(tf.log(tf.sigmoid(real))))'],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.sub(1, tf.sigmoid(fake)))))'],
    ],
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'A small number inside the logarithm keeps your values finite, but not right: the cost of an example stops growing near 16, and its gradient is 0 there. A discriminator that is sure and wrong could not learn any more. Work on the logits, where no such number is needed.',
    edits: [
      [onReal, 'tf.neg(tf.mean(tf.log(tf.add(tf.sigmoid(real), 1e-7))))'],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.add(tf.sub(1, tf.sigmoid(fake)), 1e-7))))'],
    ],
  },
});
