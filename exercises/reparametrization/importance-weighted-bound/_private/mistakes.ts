import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/importance-weighting';
const bound = 'tf.sub(tf.logSumExp(logWeights, 0), Math.log(k))';
const returned = `return ${bound};`;

export default defineMistakes({
  'best-sample-only': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-weight`,
    explanation:
      'You returned the largest log weight of each example. The sum is close to it if one sample outweighs all others, but the other samples count as well, and the mean divides by k. The bound is below the best sample, by at most log k. Compute the logarithm of the mean weight.',
    edits: [[bound, 'tf.max(logWeights, 0)']],
  },
  'divided-by-k-outside': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-weight`,
    explanation:
      'You divided the logarithm by k. The weights are averaged inside the logarithm, where the factor 1/k becomes the term −log k. Subtract log k instead.',
    edits: [[bound, 'tf.div(tf.logSumExp(logWeights, 0), k)']],
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your bound is right for log weights near 0, but for very low ones it stops at the logarithm of a small number that you added. No gradient is left there: the epsilon hides that exp underflows. Subtract the largest log weight of each example before exp, and add it back after the logarithm.',
    edits: [[bound, 'tf.log(tf.add(tf.mean(tf.exp(logWeights), 0), 1e-8))']],
  },
  'equal-weights-in-the-gradient': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient`,
    explanation:
      'Your values are right, but every sample gets the same share of the gradient, as in the ELBO. The gradient of log Σ exp gives each sample its normalised weight, so a sample that explains x better counts more. Let tf differentiate the bound as it is.',
    edits: [
      [
        returned,
        `const pooled = tf.customGrad((x) => ({
    value: tf.sub(tf.logSumExp(x as tf.Tensor2D, 0), Math.log(k)),
    gradFunc: (dy: tf.Tensor) => tf.tile(tf.expandDims(tf.div(dy, k), 0), [k, 1]),
  }));
  return pooled(logWeights) as tf.Tensor1D;`,
      ],
    ],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient`,
    explanation:
      'Your values are right, but no gradient reaches the log weights. You rebuilt the result from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Use tf operations all the way from the log weights to the result.',
    edits: [[bound, `tf.tensor1d(${bound}.dataSync())`]],
  },
  'largest-not-added-back': {
    caughtBy: 'value',
    lesson: `${lesson}#stability`,
    explanation:
      'Your results are never above 0, and they do not change if all log weights grow by the same number. You subtracted the largest log weight m for safety and did not add it back. Compute m + log of the mean of exp(l − m).',
    edits: [[bound, 'tf.log(tf.mean(tf.exp(tf.sub(logWeights, tf.max(logWeights, 0))), 0))']],
  },
  'log-k-added': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-weight`,
    explanation:
      'Your bounds are too large by 2 log k: you added log k where it should be subtracted. The mean divides the sum of the weights by k, which subtracts log k from its logarithm. Change the sign.',
    edits: [[bound, 'tf.add(tf.logSumExp(logWeights, 0), Math.log(k))']],
  },
  'log-k-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-weight`,
    explanation:
      'Your bounds are too large by exactly log k: you summed the weights and did not average them. Then more samples raise the number, even above log p(x), and it is not a bound. With k = 1 the error is invisible. Subtract log k.',
    edits: [[bound, 'tf.logSumExp(logWeights, 0)']],
  },
  'log-of-the-batch-size': {
    caughtBy: 'value',
    lesson: `${lesson}#axes`,
    explanation:
      'Your bounds are wrong by log(k / batch): you divided the sum over the samples by the number of examples. The sum has k terms, and k is the first dimension of [k, batch]. Divide by k.',
    edits: [['logWeights.shape[0]', 'logWeights.shape[1]']],
  },
  'log-weights-averaged-by-weight': {
    caughtBy: 'value',
    lesson: `${lesson}#inside-the-logarithm`,
    explanation:
      'You averaged the log weights, each with its normalised weight. Those weights appear in the gradient of the bound, not in its value. Compute the logarithm of the plain mean of the weights.',
    edits: [
      [
        returned,
        `const shares = tf.softmax(tf.transpose(logWeights)); // [batch, k]
  return tf.sum(tf.mul(tf.transpose(shares), logWeights), 0);`,
      ],
    ],
  },
  'log-weights-clipped': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your bound is right for log weights near 0, but log weights far from 0 are clipped at a limit. The bound stops there, and a clipped sample has gradient 0. Subtract the largest log weight of each example before exp: then no exponent is above 0, and no limit is needed.',
    edits: [[bound, 'tf.log(tf.mean(tf.exp(tf.clipByValue(logWeights, -80, 80)), 0))']],
  },
  'logarithm-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#inside-the-logarithm`,
    explanation:
      'Your results are all positive: they are the mean weights, which estimate p(x) itself. The bound is on log p(x), in nats, and for an image p(x) is far too small for float32. Return the logarithm of the mean weight.',
    edits: [[bound, 'tf.mean(tf.exp(logWeights), 0)']],
  },
  'mean-of-logs': {
    caughtBy: 'value',
    lesson: `${lesson}#inside-the-logarithm`,
    explanation:
      'You averaged the log weights: that is the ELBO with k samples, and more samples only make it less noisy. By Jensen’s inequality the importance-weighted bound is never lower, and it approaches log p(x) as k grows. Average the weights first, and take the logarithm of the mean.',
    edits: [[bound, 'tf.mean(logWeights, 0)']],
  },
  'mean-taken-off': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'You subtracted the mean log weight before exp. A sample far above the mean still overflows, and log weights can be thousands of nats apart. Subtract the largest one: then no exponent is above 0 and one is exactly 0, so neither overflow nor log 0 can occur.',
    edits: [
      [
        returned,
        `const centre = tf.mean(logWeights, 0); // [batch]
  return tf.add(tf.log(tf.mean(tf.exp(tf.sub(logWeights, centre)), 0)), centre);`,
      ],
    ],
  },
  'no-largest-taken-off': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your bound is right for log weights near 0, but −∞, ∞ or NaN far from 0. exp(−120) is already 0 in float32, and an image under a VAE has log weights near −100. Subtract the largest log weight of each example before exp, and add it back after the logarithm.',
    edits: [[bound, 'tf.log(tf.mean(tf.exp(logWeights), 0))']],
  },
  'one-largest-for-the-batch': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'You subtracted one number for the whole batch, its largest log weight. If another example lies a hundred nats lower, all of its exponentials are 0 and its bound is −∞. Subtract from each example the largest log weight of its own samples.',
    edits: [
      [
        returned,
        `const largest = tf.max(logWeights);
  return tf.add(tf.log(tf.mean(tf.exp(tf.sub(logWeights, largest)), 0)), largest);`,
      ],
    ],
  },
  'one-number-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#axes`,
    explanation:
      'You returned one number for the whole batch. The mean over the batch belongs to the training loss. Combine the samples only, over axis 0, and return one bound per example.',
    edits: [[bound, 'tf.mean(tf.sub(tf.logSumExp(logWeights, 0), Math.log(k)))']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#inside-the-logarithm`,
    explanation:
      'Your values have the wrong sign: you returned the loss, which is minimised. The bound itself is below log p(x) and is maximised. Change the sign.',
    edits: [[bound, 'tf.sub(Math.log(k), tf.logSumExp(logWeights, 0))']],
  },
  'wrong-axis': {
    caughtBy: 'value',
    lesson: `${lesson}#axes`,
    explanation:
      'You averaged over the examples and returned one number per sample. Weights of different examples estimate different p(x), so their mean has no meaning. The samples of one example form a column of [k, batch]: combine them over axis 0.',
    edits: [
      ['logWeights.shape[0]', 'logWeights.shape[1]'],
      ['tf.logSumExp(logWeights, 0)', 'tf.logSumExp(logWeights, 1)'],
    ],
  },
  'axis-kept': {
    caughtBy: 'value',
    lesson: `${lesson}#axes`,
    explanation:
      'Your result has the shape [1, batch], because keepDims keeps the axis that is summed. Leave keepDims out, so that the shape is [batch].',
    edits: [[bound, `tf.reshape(${bound}, [1, -1]) as tf.Tensor as tf.Tensor1D`]],
  },
  'divided-by-k-twice': {
    caughtBy: 'value',
    lesson: `${lesson}#mean-weight`,
    explanation:
      'Your bounds are too small by log k: you divided by k twice. A mean contains this division already. Take the mean, or subtract log k from the logarithm of the sum, but not both.',
    edits: [[bound, `tf.sub(${bound}, Math.log(k))`]],
  },
  'largest-counted-twice': {
    caughtBy: 'value',
    lesson: `${lesson}#stability`,
    explanation:
      'Your bounds are too large, because the largest weight counts twice. You used log1p on a sum that contains the largest weight already, and log1p adds it once more. Use tf.log, or leave the largest weight out of the sum.',
    edits: [
      [
        returned,
        `const largest = tf.max(logWeights, 0);
  const sum = tf.sum(tf.exp(tf.sub(logWeights, largest)), 0);
  return tf.sub(tf.add(largest, tf.log1p(sum)), Math.log(k));`,
      ],
    ],
  },
  'gradient-of-the-largest-added': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient`,
    explanation:
      'Your values are right, but the largest log weight gets a gradient that is too large by 1. You held the maximum constant where you subtract it, but not where you add it back. Hold it constant in both places or in neither, or use tf.logSumExp.',
    edits: [
      [
        returned,
        `const constant = tf.customGrad((x) => ({
    value: tf.clone(x as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
  }));
  const largest = tf.max(logWeights, 0);
  const sum = tf.sum(tf.exp(tf.sub(logWeights, constant(largest))), 0);
  return tf.add(tf.sub(tf.log(sum), Math.log(k)), largest);`,
      ],
    ],
  },
});
