import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/bernoulli-log-likelihood',
  title: 'The log-likelihood of an image, from logits',
  points: 2,
  lesson: 'reparametrization/elbo',
  entry: ['bernoulliLogLikelihood'],
  hints: [
    'Each pixel is an independent Bernoulli variable with P(1) = s = sigmoid(logit), and the log of a product is a sum. First write log p for one pixel, as a function of x and s. Over which axis do you then sum?',
    'One pixel gives x log s + (1 − x) log(1 − s). At a logit of −1000, s is 0 in float32 and its logarithm is −∞, although the exact log s is close to −1000. Find log sigmoid(l) without computing sigmoid(l).',
    'log sigmoid(l) = −softplus(−l), and 1 − sigmoid(l) = sigmoid(−l), where softplus(a) = log(1 + exp(a)). tf.softplus and tf.logSigmoid do not overflow.',
    'With softplus(−l) = softplus(l) − l, the term of a pixel becomes x l − softplus(l). Sum over axis 1, which leaves [batch].',
  ],
});
