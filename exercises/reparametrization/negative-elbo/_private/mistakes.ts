import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/elbo';
const perPixel = 'tf.sub(tf.mul(x, logits), tf.softplus(logits))';
const logLikelihood = `const logLikelihood = tf.sum(${perPixel}, 1);`;
const kl = 'tf.mul(0.5, tf.sum(perLatent, 1))';
const loss = 'tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood))';

export default defineMistakes({
  'averaged-over-the-pixels': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You divided your loss by the number of pixels: it is in nats per pixel. The bound on log p(x) is about a whole image. Keep both sums and divide by the batch size only.',
    edits: [[loss, `tf.div(${loss}, x.shape[1])`]],
  },
  'beta-ignored': {
    caughtBy: 'beta',
    lesson: `${lesson}#beta`,
    explanation:
      'Your loss is the same for every beta: the KL term always has weight 1. beta sets how strongly the posterior is pulled towards the prior. Multiply the KL term by beta.',
    edits: [
      ['logVar, beta = 1 }', 'logVar }'],
      ['tf.mul(beta, kl)', 'kl'],
    ],
  },
  'beta-on-both-terms': {
    caughtBy: 'beta',
    lesson: `${lesson}#beta`,
    explanation:
      'You multiplied the whole loss by beta, which changes the size of a step but not what is learned. beta weighs the KL term against the reconstruction. Multiply the KL term alone.',
    edits: [[loss, 'tf.mul(beta, tf.mean(tf.sub(kl, logLikelihood)))']],
  },
  'beta-on-the-reconstruction': {
    caughtBy: 'beta',
    lesson: `${lesson}#beta`,
    explanation:
      'You multiplied the reconstruction by beta and not the KL term. In a β-VAE, beta weighs the KL term: a large beta pulls the posterior to the prior, and a small one sharpens the reconstruction. Multiply the KL term instead.',
    edits: [[loss, 'tf.mean(tf.sub(kl, tf.mul(beta, logLikelihood)))']],
  },
  'encoder-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your value is right and the gradient reaches the logits, but none reaches mu and logVar. You computed the KL term from plain numbers (arraySync, dataSync, scalar(…)). The KL term trains the encoder, so compute it with tf operations only.',
    edits: [[kl, `tf.tensor1d(${kl}.dataSync())`]],
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your reconstruction stops at about 16 nats per pixel, however wrong the logit is. It looks as if you added 1e-7 inside the logarithm, or used it as a lower limit. This avoids ∞ but removes the gradient where the decoder is most wrong. Use log sigmoid(l) = −softplus(−l), which needs no epsilon.',
    edits: [
      [
        logLikelihood,
        `const s = tf.sigmoid(logits);
  const white = tf.mul(x, tf.log(tf.add(s, 1e-7)));
  const black = tf.mul(tf.sub(1, x), tf.log(tf.add(tf.sub(1, s), 1e-7)));
  const logLikelihood = tf.sum(tf.add(white, black), 1);`,
      ],
    ],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your value is right, but no gradient reaches the inputs. You rebuilt the loss from a plain number (arraySync, dataSync, scalar(…)), and plain numbers have no gradient. Use tf operations all the way from the inputs to the loss.',
    edits: [[loss, `tf.scalar(${loss}.dataSync()[0] ?? NaN)`]],
  },
  'kl-averaged-over-the-latents': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You summed the reconstruction over the pixels, but averaged the KL term over the latents. The latents are independent, so their KL divergences add up. Sum them.',
    edits: [[kl, 'tf.mul(0.5, tf.mean(perLatent, 1))']],
  },
  'kl-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#sign`,
    explanation:
      'Your KL term has the wrong sign: the loss rewards a posterior that is far from the prior. ELBO = log p − KL, so both signs change in the loss. Return −log p + beta · KL.',
    edits: [[loss, 'tf.neg(tf.mean(tf.add(tf.mul(beta, kl), logLikelihood)))']],
  },
  'kl-summed-over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You averaged the reconstruction over the batch, but summed the KL term over it. The weight of the KL term would then grow with the batch size. Sum the KL term over the latents (axis 1), and average it over the batch like the other term.',
    edits: [
      [kl, 'tf.mul(0.5, tf.sum(perLatent))'],
      [loss, 'tf.sub(tf.mul(beta, kl), tf.mean(logLikelihood))'],
    ],
  },
  'kl-without-half': {
    caughtBy: 'value',
    lesson: `${lesson}#kl`,
    explanation:
      'Your KL term is twice what it should be: the ½ is missing, so you train with beta = 2. Compute KL = ½ Σ (mu² + exp(logVar) − logVar − 1).',
    edits: [[kl, 'tf.sum(perLatent, 1)']],
  },
  'log-likelihood-added': {
    caughtBy: 'value',
    lesson: `${lesson}#sign`,
    explanation:
      'Your reconstruction term has the wrong sign: the loss falls as the images become less likely. A cross-entropy is already −log p, but a log-likelihood is not. Return −log p + beta · KL.',
    edits: [[loss, 'tf.mean(tf.add(tf.mul(beta, kl), logLikelihood))']],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your loss is right for logits near 0, but ∞ or NaN far from 0. There the sigmoid is exactly 0 or 1 in float32, and the logarithm of 0 is −∞. Work on the logits: log sigmoid(l) = −softplus(−l).',
    edits: [
      [
        logLikelihood,
        `const s = tf.sigmoid(logits);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  const logLikelihood = tf.sum(perPixel, 1);`,
      ],
    ],
  },
  'log-variance-as-log-sigma': {
    caughtBy: 'value',
    lesson: `${lesson}#kl`,
    explanation:
      'Your KL term uses σ = exp(logVar): you took logVar for log σ. It is log σ², so the variance is exp(logVar). Compute KL = ½ Σ (mu² + exp(logVar) − logVar − 1).',
    edits: [
      ['tf.exp(logVar)', 'tf.exp(tf.mul(2, logVar))'],
      ['tf.add(logVar, 1)', 'tf.add(tf.mul(2, logVar), 1)'],
    ],
  },
  'one-value-per-image': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You returned one value per image, and each of them is right. An optimizer needs one number. Take the mean over the batch.',
    edits: [[loss, 'tf.sub(tf.mul(beta, kl), logLikelihood)']],
  },
  'probability-clipped': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your reconstruction stops at about 16 nats per pixel, however wrong the logit is. It looks as if you clipped the probability to [1e-7, 1 − 1e-7]. A clipped value has no gradient, so the decoder cannot correct its worst mistakes. Use log sigmoid(l) = −softplus(−l), which needs no clipping.',
    edits: [
      [
        logLikelihood,
        `const s = tf.clipByValue(tf.sigmoid(logits), 1e-7, 1 - 1e-7);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  const logLikelihood = tf.sum(perPixel, 1);`,
      ],
    ],
  },
  'reconstruction-averaged-kl-summed': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You summed the KL term over the latents, but averaged the reconstruction over the pixels. The KL term then outweighs the reconstruction, as with a large beta, and the posterior collapses to the prior. Sum the reconstruction over the pixels.',
    edits: [[logLikelihood, `const logLikelihood = tf.mean(${perPixel});`]],
  },
  'reconstruction-averaged-kl-summed-over-all': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You averaged the reconstruction over all pixels of the batch, as library losses do by default, but summed the KL term over everything. Their weights then depend on the image size and the batch size. Sum both over one image, and average both over the batch.',
    edits: [
      [logLikelihood, `const logLikelihood = tf.mean(${perPixel});`],
      [kl, 'tf.mul(0.5, tf.sum(perLatent))'],
    ],
  },
  'sigmoid-twice': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your reconstruction is that of sigmoid(sigmoid(logits)): you applied a sigmoid before a formula that already contains one. Functions that take logits (softplus, logSigmoid, sigmoidCrossEntropy) need the raw output of the decoder. Remove your sigmoid.',
    edits: [[perPixel, 'tf.sub(tf.mul(x, tf.sigmoid(logits)), tf.softplus(tf.sigmoid(logits)))']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#sign`,
    explanation:
      'Your value has the right size and the wrong sign: it is the ELBO, which is maximised. An optimizer minimises its loss. Return the negative.',
    edits: [[loss, 'tf.mean(tf.sub(logLikelihood, tf.mul(beta, kl)))']],
  },
  'squared-error': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your reconstruction is the squared error Σ (x − s)². Up to constants that matter for beta, this is the negative log-likelihood of Gaussian pixels. The decoder describes one coin per pixel. Use −log p = Σ (softplus(l) − x l).',
    edits: [[perPixel, 'tf.neg(tf.squaredDifference(x, tf.sigmoid(logits)))']],
  },
  'summed-over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You summed your loss over the batch. The size of a step would then depend on the batch size. Take the mean over the batch at the end.',
    edits: [[loss, 'tf.sum(tf.sub(tf.mul(beta, kl), logLikelihood))']],
  },
  'terms-averaged-over-their-sizes': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You averaged both terms over all their entries: the reconstruction over pixels, and the KL term over latents. The ratio of pixels to latents then acts as a hidden beta. Sum both over one image, and average over the batch only.',
    edits: [
      [logLikelihood, `const logLikelihood = tf.mean(${perPixel});`],
      [kl, 'tf.mul(0.5, tf.mean(perLatent))'],
    ],
  },
  'zero-beta-is-missing': {
    caughtBy: 'beta',
    lesson: `${lesson}#beta`,
    explanation:
      'Your loss is right except for beta = 0, where the KL term has weight 1. You treated 0 as missing, as beta || 1 does. Only an absent beta means 1: write beta = 1 in the parameter list, or beta ?? 1.',
    edits: [
      ['logVar, beta = 1 }', 'logVar, beta }'],
      ['tf.mul(beta, kl)', 'tf.mul(beta || 1, kl)'],
    ],
  },
  'beta-0-by-default': {
    caughtBy: 'value',
    lesson: `${lesson}#beta`,
    explanation:
      'Your loss leaves out the KL term if no beta is given. Without a beta, its weight is 1, and the loss is the negative ELBO. Write beta = 1 in the parameter list.',
    edits: [['logVar, beta = 1 }', 'logVar, beta = 0 }']],
  },
  'kl-constant-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#kl`,
    explanation:
      'Your loss is too large by ½ beta per latent: the −1 of the KL term is missing. It has no gradient, so training would not notice, but the loss is not the negative ELBO. Compute KL = ½ Σ (mu² + exp(logVar) − logVar − 1).',
    edits: [['tf.add(logVar, 1)', 'logVar']],
  },
  'logits-clipped': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your reconstruction is right up to logits of ±20 and does not change beyond: you clipped the logits. A clipped logit has no gradient, so the decoder cannot correct its worst mistakes. softplus does not overflow. Use the logits as they are.',
    edits: [
      [
        logLikelihood,
        `const l = tf.clipByValue(logits, -20, 20);
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, l), tf.softplus(l)), 1);`,
      ],
    ],
  },
  'sigma-for-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#kl`,
    explanation:
      'Your KL term contains exp(logVar / 2), which is σ, instead of the variance σ². Dividing by 2 is right for sampling, z = μ + σ ε. Here use exp(logVar).',
    edits: [['tf.exp(logVar)', 'tf.exp(tf.div(logVar, 2))']],
  },
  'beta-on-the-means-only': {
    caughtBy: 'beta',
    lesson: `${lesson}#beta`,
    explanation:
      'You multiplied only the squared means by beta. The rest of the KL term, which depends on logVar, always has weight 1. A bracket may be missing. Multiply the whole KL term by beta.',
    edits: [
      ['tf.square(mu)', 'tf.mul(beta, tf.square(mu))'],
      ['tf.mul(beta, kl)', 'kl'],
    ],
  },
  'beta-normalised': {
    caughtBy: 'value',
    lesson: `${lesson}#beta`,
    explanation:
      'You multiplied beta by the number of latents and divided it by the number of pixels. With beta = 1 your loss is then not the negative ELBO. Both terms are sums here, so beta needs no correction. Multiply the KL term by beta alone.',
    edits: [['tf.mul(beta, kl)', 'tf.mul((beta * mu.shape[1]) / x.shape[1], kl)']],
  },
  'divided-by-the-latents': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You divided the sum over the batch by the number of latents. You took the second axis of mu for the batch, but the batch is the first axis. Divide by x.shape[0], or take tf.mean over the batch.',
    edits: [[loss, 'tf.div(tf.sum(tf.sub(tf.mul(beta, kl), logLikelihood)), mu.shape[1])']],
  },
});
