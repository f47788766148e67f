import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/discriminator-loss',
  title: 'The loss of the discriminator, from logits',
  points: 2,
  lesson: 'gan-instability/minimax-game',
  entry: ['discriminatorLoss'],
  hints: [
    'The discriminator is a classifier with two classes, and this loss is its cross-entropy. Real examples have label 1, and generated ones have label 0. What is the cost of each example as a function of D, and over which examples is each mean taken?',
    'A real example costs −log D and a generated one −log(1 − D). At a logit of −1000, D is 0 in float32 and its logarithm is −∞, although the exact log D is close to −1000. Find log sigmoid(l) without computing sigmoid(l).',
    '−log sigmoid(l) = softplus(−l), and 1 − sigmoid(l) = sigmoid(−l), where softplus(a) = log(1 + exp(a)). tf.softplus and tf.logSigmoid do not overflow.',
    'Take the mean of softplus(−l) over real and the mean of softplus(l) over fake, and add the two scalars. Do not add before you take the means, because the batches can differ in size.',
  ],
});
