import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/discriminator-loss',
  title: 'The loss of the discriminator, from logits',
  points: 2,
  lesson: 'gan-instability/minimax-game',
  entry: ['discriminatorLoss'],
  hints: [
    'The discriminator is a classifier with two classes, and this is its cross-entropy: real examples have label 1, generated ones label 0. What does each example cost, as a function of D, and over which examples is each mean taken?',
    'A real example costs −log D and a generated one −log(1 − D). At a logit of −1000, D is 0 in float32 and its logarithm −∞, though log D is simply close to −1000. Find log sigmoid(l) without ever computing sigmoid(l).',
    '−log sigmoid(l) = softplus(−l), and 1 − sigmoid(l) = sigmoid(−l), where softplus(a) = log(1 + exp(a)); tf.softplus and tf.logSigmoid do not overflow.',
    'Take the mean of softplus(−l) over real and the mean of softplus(l) over fake, and add the two scalars. Do not add before the means: the batches may differ in size.',
  ],
});
