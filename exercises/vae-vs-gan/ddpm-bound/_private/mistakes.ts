import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/diffusion-and-flows';
const noised = 'tf.add(tf.mul(tf.sqrt(share), x), tf.mul(tf.sqrt(tf.sub(1, share)), eps))';
const ofX0 = 'tf.div(tf.mul(tf.sqrt(previous), tf.sub(1, alpha)), tf.sub(1, current))';
const ofXt = 'tf.div(tf.mul(tf.sqrt(alpha), tf.sub(1, previous)), tf.sub(1, current))';
const mean = 'tf.add(tf.mul(ofX0, x0), tf.mul(ofXt, xt))';
const xt = 'const xt = diffuse(x, tf.fill([batch], current), noises[t - 1] as tf.Tensor2D);';
const error = 'const error = tf.sum(tf.squaredDifference(x, predict(xt, t)), 1); // [batch]';
const likelihood = 'tf.add(tf.div(error, 2 * beta), 0.5 * dim * Math.log(2 * Math.PI * beta))';
const spread = '0.5 * dim * (ratio - 1 - Math.log(ratio))';
const term = 'tf.add(tf.mul(ofX0 ** 2 / (2 * beta), error), spread)';
const stacked = '(tf.stack(later) as tf.Tensor2D)';
const perDimension = 'tf.sub(tf.mul(last, tf.sub(tf.square(x), 1)), Math.log(1 - last))';

export default defineMistakes({
  'roots-left-out': {
    caughtBy: 'diffuse',
    lesson: `${lesson}#encoder`,
    explanation:
      'You scale x by ᾱ and the noise by 1 − ᾱ. These are shares of the variance, and a variance grows with the square of a factor. Take the square root of both.',
    edits: [[noised, 'tf.add(tf.mul(share, x), tf.mul(tf.sub(1, share), eps))']],
  },
  'noise-by-the-variance': {
    caughtBy: 'diffuse',
    lesson: `${lesson}#encoder`,
    explanation:
      'You scale the noise by 1 − ᾱ, which is the variance of x_t. A sample needs the standard deviation, as in the reparametrization trick. Scale it by √(1 − ᾱ).',
    edits: [['tf.mul(tf.sqrt(tf.sub(1, share)), eps)', 'tf.mul(tf.sub(1, share), eps)']],
  },
  'signal-without-the-root': {
    caughtBy: 'diffuse',
    lesson: `${lesson}#encoder`,
    explanation:
      'You scale x by ᾱ. Then the variance that is left of x is ᾱ², and x_t no longer has variance 1 if x has. Scale it by √ᾱ.',
    edits: [['tf.mul(tf.sqrt(share), x)', 'tf.mul(share, x)']],
  },
  'signal-and-noise-exchanged': {
    caughtBy: 'diffuse',
    lesson: `${lesson}#encoder`,
    explanation:
      'Your x_t is pure noise for ᾱ = 1 and x for ᾱ = 0. ᾱ is the share of the signal: it starts at 1 and falls. Exchange the two weights.',
    edits: [[noised, 'tf.add(tf.mul(tf.sqrt(tf.sub(1, share)), x), tf.mul(tf.sqrt(share), eps))']],
  },
  'weights-exchanged': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'You exchanged the weights of x0 and xt. The weight with β_t belongs to x0: if a step adds much noise, x_t says little about x_{t−1}. Exchange them.',
    edits: [[mean, 'tf.add(tf.mul(ofX0, xt), tf.mul(ofXt, x0))']],
  },
  'alpha-bar-for-alpha': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'Your weight of xt contains √ᾱ_t, which counts all steps up to t. Between x_{t−1} and x_t there is a single step. Use √α_t with α_t = ᾱ_t / ᾱ_{t−1}.',
    edits: [[ofXt, ofXt.replace('tf.sqrt(alpha)', 'tf.sqrt(current)')]],
  },
  'all-noise-for-beta': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'Your weight of x0 is √ᾱ_{t−1}: you took 1 − ᾱ_t for β_t, and it cancels. 1 − ᾱ_t is the noise of all steps up to t, but β_t is that of a single one. Use β_t = 1 − ᾱ_t / ᾱ_{t−1}.',
    edits: [[ofX0, ofX0.replace('tf.sub(1, alpha)', 'tf.sub(1, current)')]],
  },
  'roots-left-out-of-the-weights': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'Your weights contain ᾱ_{t−1} and α_t without their roots. They come from means such as √α_t x_{t−1}, in which the roots stand. Use √ᾱ_{t−1} and √α_t.',
    edits: [
      [ofX0, ofX0.replace('tf.sqrt(previous)', 'previous')],
      [ofXt, ofXt.replace('tf.sqrt(alpha)', 'alpha')],
    ],
  },
  'not-divided': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'You did not divide the weights by 1 − ᾱ_t. Both come from a product of two Gaussians, and this division makes them weights of an average: at t = 1 that of x0 must be 1. Divide by 1 − ᾱ_t.',
    edits: [
      [ofX0, 'tf.mul(tf.sqrt(previous), tf.sub(1, alpha))'],
      [ofXt, 'tf.mul(tf.sqrt(alpha), tf.sub(1, previous))'],
    ],
  },
  'only-x0': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'You return √ᾱ_{t−1} x0, the mean of q(x_{t−1} | x_0). It ignores x_t, which contains the noise of x_{t−1} as well. Combine both with Bayes’ rule.',
    edits: [[mean, 'tf.add(tf.mul(tf.sqrt(previous), x0), tf.mul(tf.mul(0, ofX0), tf.mul(ofXt, xt)))']],
  },
  'divided-by-zero-at-the-first-step': {
    caughtBy: 'posterior',
    lesson: `${lesson}#first-step`,
    explanation:
      'Your posterior mean is right except for NaN at t = 1. There ᾱ_0 = 1, and you divide by 1 − ᾱ_0 = 0: a precision is infinite. Write the weights so that they divide by 1 − ᾱ_t only.',
    edits: [
      [
        `return ${mean};`,
        `const precision = tf.add(tf.div(alpha, tf.sub(1, alpha)), tf.div(1, tf.sub(1, previous)));
  const fromX0 = tf.mul(tf.div(tf.sqrt(previous), tf.sub(1, previous)), x0);
  const fromXt = tf.mul(tf.div(tf.sqrt(alpha), tf.sub(1, alpha)), xt);
  const same = tf.mul(0, tf.mul(ofX0, ofXt));
  return tf.add(tf.div(tf.add(fromX0, fromXt), precision), same);`,
      ],
    ],
  },
  'prior-mean-only': {
    caughtBy: 'prior',
    lesson: `${lesson}#bound`,
    explanation:
      'Your prior term counts only the mean of x_T. Its variance is 1 − ᾱ_T, which is not exactly 1, and a KL divergence counts that too. Add ½ (v − 1 − log v) per dimension, with v = 1 − ᾱ_T.',
    edits: [[perDimension, 'tf.mul(last, tf.square(x))']],
  },
  'prior-turned-round': {
    caughtBy: 'prior',
    lesson: `${lesson}#bound`,
    explanation:
      'Your prior term is the divergence from N(0, I) to q(x_T | x), because you divide by the variance 1 − ᾱ_T. The bound has the opposite direction, from q to the prior. The variance of the prior is 1.',
    edits: [
      [perDimension, 'tf.add(tf.div(tf.mul(last, tf.add(tf.square(x), 1)), 1 - last), Math.log(1 - last))'],
    ],
  },
  'dimensions-averaged': {
    caughtBy: 'denoising',
    lesson: `${lesson}#bound`,
    explanation:
      'You average over the dimensions. The log density of independent entries is a sum, so every term of the bound is one. Use tf.sum over the dimensions, and count the constants once for each of them.',
    edits: [
      [
        'tf.sum(tf.squaredDifference(x, predict(xt, t)), 1)',
        'tf.mean(tf.squaredDifference(x, predict(xt, t)), 1)',
      ],
      [likelihood, likelihood.replace('0.5 * dim', '0.5')],
      [spread, spread.replace('0.5 * dim', '0.5')],
      ['tf.sum(perDimension, 1)', 'tf.mean(perDimension, 1)'],
    ],
  },
  'posterior-variance-for-beta': {
    caughtBy: 'denoising',
    lesson: `${lesson}#reverse-variance`,
    explanation:
      'Your denoising terms are those of a decoder whose variance is β̃_t, the posterior’s own: they are 0 for a perfect prediction. This decoder has the variance β_t. Divide by 2 β_t, and add ½ (log(β_t / β̃_t) + β̃_t / β_t − 1) per dimension.',
    edits: [[term, 'tf.add(tf.mul(ofX0 ** 2 / (2 * beta * ratio), error), 0 * spread)']],
  },
  'variances-not-compared': {
    caughtBy: 'denoising',
    lesson: `${lesson}#reverse-variance`,
    explanation:
      'Your denoising terms count only the distance of the means. The two variances differ, β̃_t in the posterior and β_t in the decoder, and a KL divergence counts that too. Add ½ (log(β_t / β̃_t) + β̃_t / β_t − 1) per dimension.',
    edits: [[term, 'tf.add(tf.mul(ofX0 ** 2 / (2 * beta), error), 0 * spread)']],
  },
  'variances-turned-round': {
    caughtBy: 'denoising',
    lesson: `${lesson}#reverse-variance`,
    explanation:
      'Your denoising terms are divergences from the decoder to the posterior: they divide by β̃_t and contain β_t / β̃_t. The bound averages over q, so q comes first. Divide by β_t, and use log(β_t / β̃_t) + β̃_t / β_t.',
    edits: [
      [spread, '0.5 * dim * (1 / ratio - 1 + Math.log(ratio))'],
      [term, 'tf.add(tf.mul(ofX0 ** 2 / (2 * beta * ratio), error), spread)'],
    ],
  },
  'simple-loss': {
    caughtBy: 'denoising',
    lesson: `${lesson}#simple-loss`,
    explanation:
      'Your denoising terms weigh the squared error alike at every step. That is a loss for training, but it is not the bound, in which each step has its own weight. Multiply the error by c² / (2 β_t), with c = √ᾱ_{t−1} β_t / (1 − ᾱ_t), and add the constant.',
    edits: [[term, 'tf.add(tf.mul(ofX0 * 0 + 1, error), 0 * spread)']],
  },
  'error-of-x0-unweighted': {
    caughtBy: 'denoising',
    lesson: `${lesson}#bound`,
    explanation:
      'Your denoising terms divide ‖x − x̂0‖² by 2 β_t, as if the decoder predicted x itself. It predicts x_{t−1}, and the two means differ only by c (x − x̂0). Multiply the squared error by c², with c = √ᾱ_{t−1} β_t / (1 − ᾱ_t).',
    edits: [[term, 'tf.add(tf.mul((ofX0 * 0 + 1) / (2 * beta), error), spread)']],
  },
  'last-step-first': {
    caughtBy: 'denoising',
    lesson: `${lesson}#bound`,
    explanation:
      'Your rows are in the order in which samples are drawn, from t = T to t = 2. Your numbers are right. Put the row of t = 2 first.',
    edits: [[stacked, '(tf.stack(later.reverse()) as tf.Tensor2D)']],
  },
  'noise-step-by-step': {
    caughtBy: 'denoising',
    lesson: `${lesson}#encoder`,
    explanation:
      'You make x_t from x_{t−1}, so the noise of all earlier steps is in it. That is a right way to draw x_t, but for given eps it is another draw. Here each x_t has noise of its own, eps[t − 1]: make it from x with √ᾱ_t and √(1 − ᾱ_t).',
    edits: [
      ['const cost = (t: number)', 'let before: tf.Tensor2D = x;\n  const cost = (t: number)'],
      [
        xt,
        `const xt: tf.Tensor2D = tf.add(
      tf.mul(Math.sqrt(current / previous), before),
      tf.mul(Math.sqrt(beta), noises[t - 1] as tf.Tensor2D),
    );
    before = xt;`,
      ],
    ],
  },
  'noise-of-the-next-step': {
    caughtBy: 'denoising',
    lesson: `${lesson}#encoder`,
    explanation:
      'You give x_t the noise eps[t], which belongs to the next step. The rows of eps are counted from 0 and the steps from 1. Use eps[t − 1].',
    edits: [[xt, xt.replace('noises[t - 1]', 'noises[t % noises.length]')]],
  },
  'nothing-added': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#encoder`,
    explanation:
      'You pass x itself to predict, without noise. Then there is nothing to remove, and the result is no bound. Pass x_t, which is x with the noise of step t.',
    edits: [['predict(xt, t)', 'predict(tf.add(x, tf.mul(0, xt)), t)']],
  },
  'steps-counted-from-0': {
    caughtBy: 'calls',
    lesson: `${lesson}#bound`,
    explanation:
      'You pass the index of alphaBar to predict, so t goes from 0 to T − 1. Every prediction is then that for a step with less noise. The steps are counted from 1: pass the index plus 1.',
    edits: [['predict(xt, t)', 'predict(xt, t - 1)']],
  },
  'prediction-as-noise': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#simple-loss`,
    explanation:
      'You take the prediction for the noise and compute x̂0 from it. Many implementations predict ε, but here predict returns x̂0 itself. Use it as it is.',
    edits: [
      [
        error,
        `const guess = tf.div(tf.sub(xt, tf.mul(Math.sqrt(1 - current), predict(xt, t))), Math.sqrt(current));
    const error = tf.sum(tf.squaredDifference(x, guess), 1); // [batch]`,
      ],
    ],
  },
  'kl-at-the-first-step': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#first-step`,
    explanation:
      'Your reconstruction is infinite: you treat t = 1 as one more KL divergence. The posterior there is the point x, with the variance β̃_1 = 0, and the divergence from a point is infinite. The last term is −log p(x | x_1).',
    edits: [[`if (t === 1) return ${likelihood};`, '']],
  },
  'log-likelihood-for-cost': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#bound`,
    explanation:
      'Your reconstruction has the wrong sign: it is log p(x | x_1), which is high for a good prediction. All terms here are costs. Change the sign.',
    edits: [[likelihood, `tf.neg(${likelihood})`]],
  },
  'constant-left-out': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#bound`,
    explanation:
      'Your reconstruction is only the squared error over 2 β_1. Without ½ log(2π β_1) per dimension it is not a log density, and the sum is not a bound on −log p(x). Add it.',
    edits: [[likelihood, 'tf.add(tf.div(error, 2 * beta), 0 * dim)']],
  },
  'two-pi-left-out': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#bound`,
    explanation:
      'Your reconstruction contains log β_1 but not log 2π. In a KL divergence this constant cancels, but in a log density it stays. Add ½ log 2π per dimension.',
    edits: [['Math.log(2 * Math.PI * beta)', 'Math.log(beta)']],
  },
  'squared-error-only': {
    caughtBy: 'reconstruction',
    lesson: `${lesson}#bound`,
    explanation:
      'Your reconstruction is the squared error itself. The decoder at t = 1 is a Gaussian with the variance β_1. Divide the squared error by 2 β_1, and add ½ log(2π β_1) per dimension.',
    edits: [[likelihood, 'tf.add(error, 0 * dim)']],
  },
  'predicted-twice': {
    caughtBy: 'calls',
    lesson: `${lesson}#bound`,
    explanation:
      'Your terms are right, but you call predict twice for each t. It is a large network in practice, so the bound takes twice as long. Keep the prediction in a variable.',
    edits: [['predict(xt, t)', 'tf.div(tf.add(predict(xt, t), predict(xt, t)), 2)']],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#bound`,
    explanation:
      'Your terms are right, but no gradient reaches what predict depends on. You rebuilt a result from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Use tf operations from the prediction to the result.',
    edits: [['predict(xt, t)', 'tf.tensor2d(predict(xt, t).dataSync(), [batch, dim])']],
  },
});
