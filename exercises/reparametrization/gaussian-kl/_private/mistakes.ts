import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/elbo';
const perLatent = 'tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1))';
const half = 'tf.mul(0.5, tf.sum(perLatent, 1))';
const whole = 'tf.sum(perLatent, 1)';

export default defineMistakes({
  'constant-counted-once': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'You subtracted 1 once per example, after the sum over the latents. Each latent has its own −1. Put the −1 inside the sum, or subtract the number of latents.',
    edits: [
      [perLatent, 'tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar)'],
      [half, 'tf.mul(0.5, tf.sub(tf.sum(perLatent, 1), 1))'],
    ],
  },
  'constant-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your divergences are too large by ½ per latent, and they are not 0 at N(0, I): the −1 is missing. It has no gradient, so training would not notice, but without it the result is not a divergence. Compute ½ Σ (μ² + σ² − log σ² − 1).',
    edits: [[perLatent, 'tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar)']],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your values are right, but no gradient reaches μ or logVar. You rebuilt the result from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Use tf operations all the way from the inputs to the result.',
    edits: [[half, 'tf.tensor1d(tf.mul(0.5, tf.sum(perLatent, 1)).dataSync())']],
  },
  'half-missing-on-log-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'You halved every term except −logVar. This looks like the textbook form −log σ + ½ (μ² + σ² − 1) with logVar in place of log σ. log σ is logVar / 2, so the ½ applies to all the terms: ½ Σ (μ² + σ² − log σ² − 1).',
    edits: [
      [perLatent, 'tf.sub(tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1)), logVar)'],
      [half, whole],
    ],
  },
  'half-missing-on-mu': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'You halved the variance terms but not μ²: the bracket was closed too early. The ½ applies to the whole bracket: ½ Σ (μ² + σ² − log σ² − 1).',
    edits: [
      [perLatent, 'tf.add(tf.square(mu), tf.mul(0.5, tf.sub(tf.exp(logVar), tf.add(logVar, 1))))'],
      [half, whole],
    ],
  },
  'half-on-mu-only': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'You halved μ² but not the other terms. The ½ applies to the whole bracket: ½ Σ (μ² + σ² − log σ² − 1).',
    edits: [
      [perLatent, 'tf.add(tf.mul(0.5, tf.square(mu)), tf.sub(tf.exp(logVar), tf.add(logVar, 1)))'],
      [half, whole],
    ],
  },
  'log-variance-added': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'You added logVar where it should be subtracted, so a variance of 0 looks best. The term is −log σ². It comes from the entropy of the posterior and keeps the variance from collapsing. Change its sign.',
    edits: [[perLatent, 'tf.add(tf.add(tf.square(mu), tf.exp(logVar)), tf.sub(logVar, 1))']],
  },
  'log-variance-as-log-sigma': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your variance is exp(2 logVar), which would be right if the input were log σ. The input is log σ² already. Use σ² = exp(logVar) and log σ² = logVar.',
    edits: [
      [perLatent, 'tf.sub(tf.add(tf.square(mu), tf.exp(tf.mul(2, logVar))), tf.add(tf.mul(2, logVar), 1))'],
    ],
  },
  'log-variance-as-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your divergences are NaN wherever logVar is negative: you took logVar for the variance and took its logarithm again. The network returns log σ². Use σ² = exp(logVar) and log σ² = logVar.',
    edits: [[perLatent, 'tf.sub(tf.add(tf.square(mu), logVar), tf.add(tf.log(logVar), 1))']],
  },
  'mean-over-latents': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'You averaged over the latents, so your divergences are divided by their number. The divergences of independent coordinates add up, and an average would weigh the KL term less as the number of latents grows. Sum over the latents.',
    edits: [[whole, 'tf.mean(perLatent, 1)']],
  },
  'missing-half': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your divergences are twice what they should be: the ½ in front is missing. It comes from the ½ in the exponent of the Gaussian and from log σ = ½ log σ². Compute ½ Σ (μ² + σ² − log σ² − 1).',
    edits: [[half, whole]],
  },
  'mu-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your divergences do not depend on μ, so only the variance is pulled towards the prior. A posterior whose mean is far from 0 also diverges from the prior. Add the term μ².',
    edits: [['tf.square(mu)', 'tf.mul(0, mu)']],
  },
  'mu-not-squared': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your divergences contain μ instead of μ², so they change when μ changes its sign. The term is E[z²] = μ² + σ². Square μ.',
    edits: [['tf.square(mu)', 'mu']],
  },
  'one-number-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'You returned one number for the whole batch. The loss decides later how to combine the examples. Sum over the latents only, axis 1, and return one divergence per example.',
    edits: [[half, 'tf.mul(0.5, tf.sum(perLatent))']],
  },
  reversed: {
    caughtBy: 'value',
    lesson: `${lesson}#direction`,
    explanation:
      'You computed the divergence in the other direction, KL(prior ‖ posterior): the terms are divided by σ². The expectation in the bound is over the posterior. Compute KL(posterior ‖ prior) = ½ Σ (μ² + σ² − log σ² − 1).',
    edits: [
      [perLatent, 'tf.add(tf.mul(tf.add(tf.square(mu), 1), tf.exp(tf.neg(logVar))), tf.sub(logVar, 1))'],
    ],
  },
  'sigma-for-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your formula has σ = exp(logVar / 2) where it should have the variance σ². Dividing by 2 is right for sampling, z = μ + σ ε. Here use σ² = exp(logVar).',
    edits: [['tf.exp(logVar)', 'tf.exp(tf.div(logVar, 2))']],
  },
  'sum-over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'You returned one number per latent: the sum ran over the examples, axis 0. Each example has its own divergence. Sum over the latents, axis 1.',
    edits: [[whole, 'tf.sum(perLatent, 0)']],
  },
  'wrong-sign': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your divergences have the wrong sign: all are negative, and a KL divergence is never negative. The paper states −KL, the term of the bound that is maximised. Change the sign to return KL itself.',
    edits: [[half, 'tf.mul(-0.5, tf.sum(perLatent, 1))']],
  },
  'axis-kept': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'Your result has the shape [batch, 1], because keepDims keeps the axis that is summed. Together with another term of shape [batch], it would give a matrix. Leave keepDims out, so that the shape is [batch].',
    edits: [[half, 'tf.reshape(tf.mul(0.5, tf.sum(perLatent, 1)), [-1, 1]) as tf.Tensor as tf.Tensor1D']],
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your divergences contain log(exp(logVar) + 1e-8). It is wrong where the variance is small, and hardly any gradient is left there. logVar is log σ² already, so no logarithm and no epsilon are needed. Use logVar itself.',
    edits: [
      [
        perLatent,
        'tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(tf.log(tf.add(tf.exp(logVar), 1e-8)), 1))',
      ],
    ],
  },
  'in-bits': {
    caughtBy: 'value',
    lesson: `${lesson}#closed-form`,
    explanation:
      'Your divergences are in bits: you divided them by log 2. The log-likelihood is in nats, so the two terms of the ELBO would have different units. Do not divide by log 2.',
    edits: [[half, 'tf.div(tf.sum(perLatent, 1), 2 * Math.LN2)']],
  },
  'square-of-the-sum': {
    caughtBy: 'value',
    lesson: `${lesson}#sum-over-latents`,
    explanation:
      'You added up the means of an example first and squared the sum. Means of opposite sign then cancel, and the divergence misses them. Square each mean, and then sum over the latents.',
    edits: [
      [perLatent, 'tf.sub(tf.exp(logVar), tf.add(logVar, 1))'],
      [half, `tf.mul(0.5, tf.add(tf.square(tf.sum(mu, 1)), ${whole}))`],
    ],
  },
});
