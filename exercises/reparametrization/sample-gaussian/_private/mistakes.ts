import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/the-trick';
const sigma = 'tf.exp(tf.div(logVar, 2))';
const noise = 'tf.mul(sigma, eps)';
const result = 'return tf.add(mu, tf.mul(sigma, eps));';

export default defineMistakes({
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your values are right, but no gradient reaches μ or logVar. You rebuilt z from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Use tf operations all the way from the inputs to z.',
    edits: [
      [
        result,
        'const z: tf.Tensor2D = tf.add(mu, tf.mul(sigma, eps));\n  return tf.tensor2d(z.arraySync());',
      ],
    ],
  },
  'mu-and-sigma-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#location-and-scale`,
    explanation:
      'You computed μ ε + σ, so the noise scales μ, and σ shifts the result. μ is the location and σ is the scale. Compute z = μ + σ ε.',
    edits: [[result, 'return tf.add(tf.mul(mu, eps), sigma);']],
  },
  'one-eps-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#noise-is-an-input`,
    explanation:
      'You moved every example of the batch by the first row of eps. Examples that share their noise have gradient estimates that are not independent. Multiply σ by all of eps, so that each example gets its own row.',
    edits: [[noise, 'tf.mul(sigma, tf.slice(eps, [0, 0], [1, -1]))']],
  },
  'own-noise': {
    caughtBy: 'noise',
    lesson: `${lesson}#noise-is-an-input`,
    explanation:
      'Your z does not depend on eps as it should: it looks as if you drew your own noise. The trick needs noise that is an input, so that z is a differentiable function of μ and logVar. Use the eps that you are given.',
    edits: [[noise, 'tf.mul(sigma, tf.randomNormal(mu.shape))']],
  },
  'sigma-is-log-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'You multiplied eps by logVar itself, as if logVar were σ. logVar is log σ² and may be negative, but a standard deviation may not. Use σ = exp(logVar / 2).',
    edits: [[sigma, 'logVar']],
  },
  'sigma-is-root-of-log-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your z is NaN wherever logVar is negative, because you took the square root of the log-variance. Undo the logarithm first: σ = √exp(logVar) = exp(logVar / 2).',
    edits: [[sigma, 'tf.sqrt(logVar)']],
  },
  'sigma-is-variance-squared': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your σ is exp(2 logVar): you multiplied by 2 instead of dividing by 2. σ is the square root of the variance, and a square root halves the logarithm. Use σ = exp(logVar / 2).',
    edits: [[sigma, 'tf.exp(tf.mul(logVar, 2))']],
  },
  'sigma-is-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'You multiplied eps by exp(logVar), which is the variance σ²: it looks as if you took logVar for log σ. logVar is log σ². Use σ = exp(logVar / 2).',
    edits: [[sigma, 'tf.exp(logVar)']],
  },
  'softplus-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your variance is softplus(logVar). Some networks parametrise the variance in this way, but here the network returns log σ². The inverse of the logarithm is the exponential: use σ = exp(logVar / 2).',
    edits: [[sigma, 'tf.sqrt(tf.softplus(logVar))']],
  },
  'log-variance-clipped': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'You clipped logVar to [−10, 10], so σ is wrong outside of this range, and no gradient reaches logVar there. exp(logVar / 2) does not overflow for such values. Use logVar as it is.',
    edits: [[sigma, 'tf.exp(tf.div(tf.clipByValue(logVar, -10, 10), 2))']],
  },
  'noise-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#location-and-scale`,
    explanation:
      'You computed μ − σ ε. It has the right distribution, but z must increase with eps. Compute z = μ + σ ε.',
    edits: [[result, 'return tf.sub(mu, tf.mul(sigma, eps));']],
  },
  'sigma-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your values are right and the gradient reaches μ, but none reaches logVar. You rebuilt σ from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Compute σ = exp(logVar / 2) with tf operations only.',
    edits: [[sigma, `tf.tensor(${sigma}.dataSync(), logVar.shape)`]],
  },
  'floor-under-sigma': {
    caughtBy: 'value',
    lesson: `${lesson}#log-variance`,
    explanation:
      'Your σ is exp(logVar / 2) + 0.001: you added a small number to it. Every z then gets a little too much noise. exp(logVar / 2) is positive for every logVar, so nothing has to be added. Use σ = exp(logVar / 2) as it is.',
    edits: [[sigma, `tf.add(${sigma}, 1e-3)`]],
  },
  'noise-standardised': {
    caughtBy: 'value',
    lesson: `${lesson}#noise-is-an-input`,
    explanation:
      'You brought the whole of eps to mean 0 and variance 1 before you used it. Each z then depends on the noise of all other examples. eps is drawn from N(0, 1) already. Use it as it is.',
    edits: [
      [
        result,
        `const { mean, variance } = tf.moments(eps);
  const noise = tf.div(tf.sub(eps, mean), tf.sqrt(tf.add(variance, 1e-12)));
  return tf.add(mu, tf.mul(sigma, noise));`,
      ],
    ],
  },
});
