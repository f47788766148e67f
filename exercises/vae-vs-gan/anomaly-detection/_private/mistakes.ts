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
      'Your score is the reconstruction alone. An image can be drawn well from a latent that the prior hardly ever gives, and the KL divergence is what makes that count. Add it.',
    edits: [[score, 'tf.mean(tf.stack(crossEntropies), 0) as tf.Tensor1D']],
  },
  'kl-subtracted': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'You take the KL divergence off. In the ELBO it is subtracted from the log-likelihood; in the negative ELBO both are costs, so both are added.',
    edits: [[score, 'tf.sub(tf.mean(tf.stack(crossEntropies), 0), kl)']],
  },
  'bound-itself': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Every value has the opposite sign: you return the ELBO. It is high for images that the model knows; an anomaly score must be high for those that it does not.',
    edits: [[score, `tf.neg(${score})`]],
  },
  'evaluated-at-the-mean': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'You decode the posterior’s mean and leave its spread out. That is not the expectation in the bound, and it flatters images whose posterior is wide: z = mu + σ eps.',
    edits: [[z, 'tf.add(mu, tf.mul(0, sample))']],
  },
  'spread-by-the-variance': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation: 'Your latents are spread by exp(logVar), the variance. σ is its root, exp(logVar / 2).',
    edits: [['tf.exp(tf.div(logVar, 2))', 'tf.exp(logVar)']],
  },
  'first-sample-only': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'Only the first of the samples counts in your score. One sample is a noisy score, which blurs the ranking of images; take the mean over all of them.',
    edits: [['tf.unstack(eps)', 'tf.unstack(eps).slice(0, 1)']],
  },
  'summed-over-the-samples': {
    caughtBy: 'score',
    lesson: `${lesson}#expectation`,
    explanation:
      'You add the samples up. The expectation is their mean: with more samples the score would grow, and the KL divergence would count for less and less.',
    edits: [['tf.mean(tf.stack(crossEntropies), 0)', 'tf.sum(tf.stack(crossEntropies), 0)']],
  },
  'averaged-over-the-pixels': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'Your reconstruction is a mean over the pixels, while the KL divergence is a sum over the latents. The bound is of whole images: sum over the pixels.',
    edits: [[crossEntropy, crossEntropy.replace('tf.sum(', 'tf.mean(')]],
  },
  'squared-error': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'You score by squared error. This model has Bernoulli pixels; their negative log-likelihood is the cross-entropy, softplus(l) − x l for the logit l, and only with it is the score a bound in nats.',
    edits: [[crossEntropy, 'tf.sum(tf.squaredDifference(tf.sigmoid(logits), x), 1)']],
  },
  'sigmoid-twice': {
    caughtBy: 'score',
    lesson: `${lesson}#score`,
    explanation:
      'The decoder’s outputs go through a sigmoid and then into a loss that takes logits, which applies another. Probabilities then never leave ½ to .73, and all images look alike.',
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
      'You average the likelihoods of the samples and then take the logarithm. That is a tighter bound with another meaning, as in importance weighting, and without its weights it is not even that; here the mean is taken over the logarithms.',
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
      'Every image has the same score, the mean over the batch. That is the training loss; to find the odd one out each image needs a score of its own.',
    edits: [[score, `tf.fill([x.shape[0]], 1).mul(tf.mean(${score})) as tf.Tensor1D`]],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${lesson}#score`,
    explanation:
      'For large logits the sigmoid is exactly 0 or 1 in float32, and its logarithm infinite: the images that stand out most get no score at all. Work with the logits, softplus(l) − x l.',
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
      'Your area is one minus the right one: it is the probability that a normal example has the higher score. Anomalies, label 1, are the positives.',
    edits: [[pairs, `1 - ${pairs}`]],
  },
  'share-of-all-pairs': {
    caughtBy: 'auroc',
    lesson: `${lesson}#auroc`,
    explanation:
      'You divide by all pairs of examples. Only pairs of an anomaly with a normal example are compared; divide by their number, or the area depends on how many anomalies there are.',
    edits: [[pairs, 'won / (scores.length * (scores.length - 1))']],
  },
  'ties-lost': {
    caughtBy: 'ties',
    lesson: `${lesson}#ties`,
    explanation:
      'A tie counts nothing in your area, as if the normal example had won. A score that is the same for all would get 0, worse than guessing; a tie counts one half.',
    edits: [[win, 'won += a > n ? 1 : 0;']],
  },
  'ties-won': {
    caughtBy: 'ties',
    lesson: `${lesson}#ties`,
    explanation:
      'A tie counts as a win of the anomaly in your area. A score that is the same for all would get 1, a perfect detector; a tie counts one half.',
    edits: [[win, 'won += a >= n ? 1 : 0;']],
  },
  'ties-by-their-order': {
    caughtBy: 'ties',
    lesson: `${lesson}#ties`,
    explanation:
      'Equal scores get different ranks in your area, by the order in which they came. Shuffle the examples and the area changes; equal scores share their mean rank.',
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
      'Your threshold is the quantile at rate itself, so nearly all normal examples lie above it and are flagged. A share `rate` is to lie above: the (1 − rate) quantile.',
    edits: [[place, '(sorted.length - 1) * rate']],
  },
  'sorted-as-text': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'Your scores are sorted as text: sort() without a comparison puts 100 before 20. Give it (a, b) => a − b.',
    edits: [['toSorted((a, b) => a - b)', 'toSorted()']],
  },
  'not-sorted': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You take the score at that place of the list as it came. A quantile is a place in the sorted list.',
    edits: [['normalScores.toSorted((a, b) => a - b)', '[...normalScores]']],
  },
  'not-interpolated': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You take the score below the place, where the contract asks for the point between that score and the next. With few scores the difference is large.',
    edits: [[between, 'high > low ? low : high']],
  },
  'rounded-place': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'You round the place to the nearest score. The contract asks for the point between the two scores around it.',
    edits: [[between, 'place - below < 0.5 ? low : high']],
  },
  'place-of-n': {
    caughtBy: 'threshold',
    lesson: `${lesson}#threshold`,
    explanation:
      'Your place is n (1 − rate). With n scores there are n − 1 steps from the lowest to the highest, so it is (n − 1)(1 − rate); at rate 0 yours lies past the end.',
    edits: [[place, 'Math.min(sorted.length - 1, sorted.length * (1 - rate))']],
  },
});
