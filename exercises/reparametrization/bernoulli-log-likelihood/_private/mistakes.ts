import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/elbo';
const perPixel = 'tf.sub(tf.mul(logits, x), tf.softplus(logits))';
const sum = 'tf.sum(perPixel, 1)';

export default defineMistakes({
  'arguments-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are what you get if x is taken for the logits and the logits for the image. Libraries order these arguments differently: tf.losses.sigmoidCrossEntropy takes the labels first and the logits second. Exchange the two.',
    edits: [[perPixel, 'tf.sub(tf.mul(logits, x), tf.softplus(x))']],
  },
  'black-and-white-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are those of the negative image: x multiplies log(1 − s), and 1 − x multiplies log s. The logit is that of white (1). Multiply x by log s, and 1 − x by log(1 − s).',
    edits: [[perPixel, 'tf.neg(tf.add(tf.mul(logits, x), tf.softplus(tf.neg(logits))))']],
  },
  'epsilon-in-the-logarithm': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your values stop at about −16 per pixel, however wrong the logit is. It looks as if you added 1e-7 inside the logarithm, or used it as a lower limit. This avoids −∞ but removes the gradient where the decoder is most wrong. Use log sigmoid(l) = −softplus(−l), which needs no epsilon.',
    edits: [
      [
        'const perPixel = tf.sub(tf.mul(logits, x), tf.softplus(logits));',
        `const s = tf.sigmoid(logits);
  const white = tf.mul(x, tf.log(tf.add(s, 1e-7)));
  const black = tf.mul(tf.sub(1, x), tf.log(tf.add(tf.sub(1, s), 1e-7)));
  const perPixel = tf.add(white, black);`,
      ],
    ],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#gradient-path`,
    explanation:
      'Your values are right, but no gradient reaches the logits. You rebuilt the result from plain numbers (arraySync, dataSync, tensor(…)), and plain numbers have no gradient. Use tf operations all the way from the logits to the result.',
    edits: [[sum, 'tf.tensor1d(tf.sum(perPixel, 1).dataSync())']],
  },
  'grey-rounded': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are right for black and white pixels and wrong for grey ones: you rounded the image to 0 and 1. A grey level weighs both outcomes, x log s + (1 − x) log(1 − s). Use x as it is.',
    edits: [['tf.mul(logits, x)', 'tf.mul(logits, tf.round(x))']],
  },
  'log-of-sigmoid': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your values are right for logits near 0, but −∞ or NaN far from 0. There the sigmoid is exactly 0 or 1 in float32, and the logarithm of 0 is −∞. Work on the logits: log sigmoid(l) = −softplus(−l).',
    edits: [
      [
        'const perPixel = tf.sub(tf.mul(logits, x), tf.softplus(logits));',
        `const s = tf.sigmoid(logits);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));`,
      ],
    ],
  },
  'mean-cross-entropy': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You returned the mean cross-entropy per pixel. It is positive, and divided by the number of pixels. The log-likelihood is the negative cross-entropy, summed over the pixels.',
    edits: [[sum, 'tf.neg(tf.mean(perPixel, 1))']],
  },
  'mean-over-pixels': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You took the mean over the pixels, so your values are divided by their number. The pixels are independent, so their log-probabilities add up. A mean would weigh the reconstruction too little against the KL term. Sum over the pixels.',
    edits: [[sum, 'tf.mean(perPixel, 1)']],
  },
  'mean-squared-error': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'You returned the mean of (x − s)², which is a distance between images and not a log-probability. The decoder describes each pixel as a coin with P(1) = s. Sum the logarithm of its probability, x log s + (1 − x) log(1 − s).',
    edits: [
      [perPixel, 'tf.squaredDifference(x, tf.sigmoid(logits))'],
      [sum, 'tf.mean(perPixel, 1)'],
    ],
  },
  'one-number-for-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You returned a single number: the sum ran over the images too. Each image has its own likelihood. Sum over axis 1 only, so that the shape is [batch].',
    edits: [[sum, 'tf.sum(perPixel)']],
  },
  'probability-clipped': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your values stop at about −16 per pixel, however wrong the logit is. It looks as if you clipped the probability to [1e-7, 1 − 1e-7]. A clipped value has no gradient, so the decoder cannot correct its worst mistakes. Use log sigmoid(l) = −softplus(−l), which needs no clipping.',
    edits: [
      [
        'const perPixel = tf.sub(tf.mul(logits, x), tf.softplus(logits));',
        `const s = tf.clipByValue(tf.sigmoid(logits), 1e-7, 1 - 1e-7);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));`,
      ],
    ],
  },
  'sigmoid-twice': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are those of sigmoid(sigmoid(logits)): you applied a sigmoid before a formula that already contains one. Functions that take logits (softplus, logSigmoid, sigmoidCrossEntropy) need the raw output of the decoder. Remove your sigmoid.',
    edits: [[perPixel, 'tf.sub(tf.mul(tf.sigmoid(logits), x), tf.softplus(tf.sigmoid(logits)))']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#sign`,
    explanation:
      'Your values have the right size and the wrong sign: you returned the cross-entropy, which is a loss. The log-likelihood of a pixel is the logarithm of a probability, so it is never positive. Change the sign; the loss adds the minus later.',
    edits: [[sum, 'tf.neg(tf.sum(perPixel, 1))']],
  },
  'softmax-over-the-pixels': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are those of a softmax over the pixels, as if exactly one pixel of an image were white. The pixels do not compete with each other. Give each pixel its own sigmoid.',
    edits: [[perPixel, 'tf.mul(x, tf.logSoftmax(logits))']],
  },
  'squared-error': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are −Σ (x − s)². Up to constants, this is the log-likelihood of a Gaussian pixel, not of a Bernoulli one. For a coin with P(1) = s, use x log s + (1 − x) log(1 − s).',
    edits: [[perPixel, 'tf.neg(tf.squaredDifference(x, tf.sigmoid(logits)))']],
  },
  'summed-over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'You returned one value per pixel: the sum ran over axis 0, which is the batch. Each image has its own likelihood. Sum over axis 1, the pixels, so that the shape is [batch].',
    edits: [[sum, 'tf.sum(perPixel, 0)']],
  },
  'white-only': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your sum contains x log s only, so a black pixel costs nothing, however white you predict it. Black is an outcome too, with probability 1 − s. Add (1 − x) log(1 − s).',
    edits: [[perPixel, 'tf.mul(x, tf.logSigmoid(logits))']],
  },
  'axis-kept': {
    caughtBy: 'value',
    lesson: `${lesson}#sums-and-means`,
    explanation:
      'Your result has the shape [batch, 1], because keepDims keeps the axis that is summed. Together with another term of shape [batch], it would give a matrix. Leave keepDims out, so that the shape is [batch].',
    edits: [[sum, 'tf.reshape(tf.sum(perPixel, 1), [-1, 1]) as tf.Tensor as tf.Tensor1D']],
  },
  'in-bits': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are in bits: you used the logarithm to base 2, or divided by log 2. Then the KL term, which is in nats, would have the wrong weight. Use the natural logarithm.',
    edits: [[sum, 'tf.div(tf.sum(perPixel, 1), Math.log(2))']],
  },
  'logits-clipped': {
    caughtBy: 'stable',
    lesson: `${lesson}#stability`,
    explanation:
      'Your values are right up to logits of ±20 and do not change beyond: you clipped the logits. A clipped logit has no gradient, so the decoder cannot correct its worst mistakes. softplus does not overflow. Use the logits as they are.',
    edits: [
      [
        'const perPixel = tf.sub(tf.mul(logits, x), tf.softplus(logits));',
        `const l = tf.clipByValue(logits, -20, 20);
  const perPixel = tf.sub(tf.mul(l, x), tf.softplus(l));`,
      ],
    ],
  },
  'no-absolute-value': {
    caughtBy: 'value',
    lesson: `${lesson}#stability`,
    explanation:
      'Your values are right for positive logits only. You replaced softplus(l) by max(l, 0) + log(1 + exp(−l)). The exponent needs the absolute value of l: max(l, 0) + log(1 + exp(−|l|)). Add it, or use tf.softplus.',
    edits: [
      [
        perPixel,
        'tf.sub(tf.mul(logits, x), tf.add(tf.maximum(logits, 0), tf.log1p(tf.exp(tf.neg(logits)))))',
      ],
    ],
  },
  'relative-to-the-best': {
    caughtBy: 'value',
    lesson: `${lesson}#log-likelihood`,
    explanation:
      'Your values are 0 for a perfect reconstruction of grey pixels. You added the entropy of x, which gives −KL(x ‖ s) and not the log-likelihood. Return the sum of x log s + (1 − x) log(1 − s) alone.',
    edits: [
      [
        perPixel,
        'tf.sub(tf.sub(tf.mul(logits, x), tf.softplus(logits)), tf.add(xLogX(x), xLogX(tf.sub(1, x))))',
      ],
      [
        'const perPixel',
        `const xLogX = (p: tf.Tensor): tf.Tensor => tf.mul(p, tf.log(tf.maximum(p, 1e-30)));
  const perPixel`,
      ],
    ],
  },
});
