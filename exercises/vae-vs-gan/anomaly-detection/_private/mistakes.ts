import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/anomaly-detection';
const z = 'tf.add(mu, tf.mul(sigma, sample))';
const crossEntropy = 'tf.sum(tf.sub(tf.softplus(logits), tf.mul(x, logits)), 1)';
const score = 'tf.add(tf.mean(tf.stack(crossEntropies), 0), kl)';
const win = 'won += a > n ? 1 : a === n ? 0.5 : 0;';
const pairs = 'won / (anomalous.length * normal.length)';
const place = '(sorted.length - 1) * (1 - rate)';
const between = 'low + (place - below) * (high - low)';

export default defineMistakes({
  'reconstruction-only': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Your score is only the reconstruction term. A model can reconstruct an image well from a latent that is very unlikely under the prior, and the KL divergence measures that. Add it.',
    edits: [[score, 'tf.mean(tf.stack(crossEntropies), 0) as tf.Tensor1D']],
  },
  'kl-subtracted': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'You subtract the KL divergence. In the ELBO it is subtracted from the log-likelihood, but in the negative ELBO both are costs. Add it.',
    edits: [[score, 'tf.sub(tf.mean(tf.stack(crossEntropies), 0), kl)']],
  },
  'bound-itself': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'You return the ELBO, so every value has the opposite sign. The ELBO is high for images that the model knows. An anomaly score must be high for images that it does not know.',
    edits: [[score, `tf.neg(${score})`]],
  },
  'evaluated-at-the-mean': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'You decode the posterior’s mean and ignore its spread. That is not the expectation in the bound, and it favours images with a wide posterior. Decode z = mu + σ eps.',
    edits: [[z, 'tf.add(mu, tf.mul(0, sample))']],
  },
  'spread-by-the-variance': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation: 'You multiply eps by exp(logVar), the variance. σ is its square root, exp(logVar / 2).',
    edits: [['tf.exp(tf.div(logVar, 2))', 'tf.exp(logVar)']],
  },
  'first-sample-only': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'Your score uses only the first of the samples. A score from one sample is noisy, which blurs the ranking of images. Take the mean over all samples.',
    edits: [['tf.unstack(eps)', 'tf.unstack(eps).slice(0, 1)']],
  },
  'summed-over-the-samples': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'You add up the samples, but the expectation is their mean. With more samples the score would grow, and the KL divergence would count for less.',
    edits: [['tf.mean(tf.stack(crossEntropies), 0)', 'tf.sum(tf.stack(crossEntropies), 0)']],
  },
  'averaged-over-the-pixels': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Your reconstruction term is a mean over the pixels, but the KL divergence is a sum over the latents. The bound is for whole images, so sum over the pixels.',
    edits: [[crossEntropy, crossEntropy.replace('tf.sum(', 'tf.mean(')]],
  },
  'squared-error': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Your reconstruction term is the squared error. This model has Bernoulli pixels, whose negative log-likelihood for the logit l is the cross-entropy softplus(l) − x l. Only with it is the score a bound in nats.',
    edits: [[crossEntropy, 'tf.sum(tf.squaredDifference(tf.sigmoid(logits), x), 1)']],
  },
  'sigmoid-twice': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'You apply a sigmoid to the decoder’s outputs and then a loss that takes logits and applies another. The probabilities then stay between 0.5 and 0.73, and all images look alike. Pass the logits.',
    edits: [
      [
        'const logits = vae.decode(tf.add(mu, tf.mul(sigma, sample)));',
        'const logits = tf.sigmoid(vae.decode(tf.add(mu, tf.mul(sigma, sample))));',
      ],
    ],
  },
  'log-of-mean-likelihood': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'You average the likelihoods of the samples and then take the logarithm. That resembles importance weighting, which has a tighter bound, but its weights are missing here. Take the mean of the logarithms.',
    edits: [
      [
        'tf.mean(tf.stack(crossEntropies), 0)',
        'tf.sub(Math.log(eps.shape[0]), tf.logSumExp(tf.neg(tf.stack(crossEntropies)), 0))',
      ],
    ],
  },
  'averaged-over-the-batch': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Every image has the same score, the mean over the batch, which is the training loss. To find an anomaly, each image needs its own score. Do not average over the batch.',
    edits: [[score, `tf.fill([x.shape[0]], 1).mul(tf.mean(${score})) as tf.Tensor1D`]],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${lesson}#score`,
    explanation:
      'Your score is infinite for large logits. In float32 their sigmoid is exactly 0 or 1, and the logarithm of 0 is −∞. So the most unusual images get no usable score. Compute softplus(l) − x l from the logits.',
    edits: [
      [
        crossEntropy,
        'tf.neg(tf.sum(tf.add(tf.mul(x, tf.log(tf.sigmoid(logits))), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, tf.sigmoid(logits))))), 1))',
      ],
    ],
  },
  'normal-examples-first': {
    caughtBy: 'auroc',
    lesson: `${lesson}#auroc`,
    explanation:
      'Your area is one minus the right one, because it is the probability that a normal example has the higher score. Anomalies, with label 1, are the positives.',
    edits: [[pairs, `1 - ${pairs}`]],
  },
  'share-of-all-pairs': {
    caughtBy: 'auroc',
    lesson: `${lesson}#auroc`,
    explanation:
      'You divide by the number of all pairs of examples. Only pairs of an anomaly and a normal example are compared. Divide by their number, or the area depends on how many anomalies there are.',
    edits: [[pairs, 'won / (scores.length * (scores.length - 1))']],
  },
  'ties-lost': {
    caughtBy: 'ties',
    lesson: `${lesson}#ties`,
    explanation:
      'A tie counts 0 in your area, as if the normal example had won. A score that is the same for all examples would get 0, which is worse than guessing. Count a tie as one half.',
    edits: [[win, 'won += a > n ? 1 : 0;']],
  },
  'ties-won': {
    caughtBy: 'ties',
    lesson: `${lesson}#ties`,
    explanation:
      'A tie counts 1 in your area, as if the anomaly had won. A score that is the same for all examples would get 1, like a perfect detector. Count a tie as one half.',
    edits: [[win, 'won += a >= n ? 1 : 0;']],
  },
  'ties-by-their-order': {
    caughtBy: 'ties',
    lesson: `${lesson}#ties`,
    explanation:
      'Equal scores get different ranks in your area, in the order of the list. Your area would change if the examples were shuffled. Give equal scores their mean rank.',
    edits: [
      [
        '  let won = 0;\n',
        `  const order = scores.map((_, i) => i).sort((i, j) => (scores[i] ?? 0) - (scores[j] ?? 0));
  const sum = order.reduce((total, i, place) => total + (labels[i] === 1 ? place + 1 : 0), 0);
  const k = anomalous.length;
  if (k > 0) return (sum - (k * (k + 1)) / 2) / (k * normal.length);
  let won = 0;
`,
      ],
    ],
  },
  'lower-quantile': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'Your threshold is the quantile at rate, so nearly all normal examples lie above it and are flagged. A share of rate should lie above it, so use the (1 − rate) quantile.',
    edits: [[place, '(sorted.length - 1) * rate']],
  },
  'sorted-as-text': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'Your scores are sorted as text, because sort() without a comparison puts 100 before 20. Pass (a, b) => a − b.',
    edits: [['toSorted((a, b) => a - b)', 'toSorted()']],
  },
  'not-sorted': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You take the score at that position of the unsorted list. A quantile is a position in the sorted list, so sort the scores first.',
    edits: [['normalScores.toSorted((a, b) => a - b)', '[...normalScores]']],
  },
  'not-interpolated': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You take the score below the position, but the docstring asks for a value between that score and the next one. With few scores the difference is large. Interpolate linearly.',
    edits: [[between, 'high > low ? low : high']],
  },
  'rounded-place': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You round the position to the nearest score. The docstring asks for the interpolated value between the two scores around it.',
    edits: [[between, 'place - below < 0.5 ? low : high']],
  },
  'place-of-n': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'Your position is n (1 − rate). With n scores there are n − 1 steps from the lowest to the highest, so it is (n − 1)(1 − rate). At rate 0, your position is past the end.',
    edits: [[place, 'Math.min(sorted.length - 1, sorted.length * (1 - rate))']],
  },
  'kl-averaged-over-the-latents': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Your KL divergence is a mean over the latents, but the reconstruction term is a sum over the pixels. The divergence of independent latents is the sum of theirs. Sum over the latents.',
    edits: [['tf.mul(0.5, tf.sum(perLatent, 1))', 'tf.mul(0.5, tf.mean(perLatent, 1))']],
  },
  'next-score-taken': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You take the score above the position if the position is not a whole number. The docstring asks for a value between that score and the one below. Interpolate linearly.',
    edits: [[between, 'place > below ? high : low']],
  },
});
