import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/optimal-discriminator';
const divided = 'tf.div(p, tf.where(empty, 1, mass))';
const mean = 'return tf.div(tf.add(divergence(p, mixture), divergence(q, mixture)), 2);';
const value = 'return tf.sub(tf.mul(2, jensenShannon(p, q)), Math.log(4));';
const game = (becomes: string): readonly (readonly [from: string, to: string])[] => [
  [value, `return ${becomes};`],
];
const divergence = (becomes: string): readonly (readonly [from: string, to: string])[] => [
  [mean, `return ${becomes};`],
  // The value of the game should still be correct.
  [
    value,
    'return tf.sub(tf.add(divergence(p, tf.div(tf.add(p, q), 2)), divergence(q, tf.div(tf.add(p, q), 2))), Math.log(4));',
  ],
];
const area = (height: string): readonly (readonly [from: string, to: string])[] => [
  ['tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 0, gaps)', height],
];

export default defineMistakes({
  'generators-share': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#best-response`,
    explanation:
      'Your discriminator is q / (p + q), the probability that an example is generated. D is the probability that it is real, so it is large if the data have more mass than the generator.',
    edits: [[divided, 'tf.div(q, tf.where(empty, 1, mass))']],
  },
  'likelihood-ratio': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#best-response`,
    explanation:
      'You return p / q, which is the odds D* / (1 − D*). The probability itself lies between 0 and 1. Solve for D*.',
    edits: [[divided, 'tf.div(p, tf.where(tf.equal(q, 0), 1, q))']],
  },
  'log-likelihood-ratio': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#best-response`,
    explanation:
      'You return log(p / q), which is the optimal logit. D* is a probability, the sigmoid of that logit.',
    edits: [[divided, 'tf.log(tf.div(p, q))']],
  },
  'nothing-where-both-are-empty': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Your discriminator is 0 / 0, which is NaN, at points where neither distribution has mass. The docstring asks for ½ there. Set the denominator to 1 before you divide, so that no NaN occurs.',
    edits: [[`${divided};\n  return tf.where(empty, 0.5, share)`, 'tf.div(p, mass);\n  return share']],
  },
  'zero-where-both-are-empty': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Your discriminator is 0 at points where neither distribution has mass, as if such a point were certainly generated. Nothing is known there, so return ½.',
    edits: [['tf.where(empty, 0.5, ', 'tf.where(empty, 0, ']],
  },
  'minus-log-two': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'Your value is off by log 2, because the constant is −log 4. Each of the two logarithms contributes a factor of ½, one for the data and one for the generator.',
    edits: game('tf.sub(tf.mul(2, jensenShannon(p, q)), Math.log(2))'),
  },
  'divergence-once': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'You add the divergence once. JS is the mean of two divergences and the value contains their sum, so JS counts twice.',
    edits: game('tf.sub(jensenShannon(p, q), Math.log(4))'),
  },
  'divergence-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'Your value decreases as the distributions move apart. It is the discriminator’s objective, which increases up to 0 as they become easier to tell apart. Its minimum is −log 4. Add 2 JS.',
    edits: game('tf.sub(tf.mul(-2, jensenShannon(p, q)), Math.log(4))'),
  },
  'value-as-loss': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'Your value has the wrong sign. It is the discriminator’s minimal loss, log 4 − 2 JS. The value of the game is what the discriminator maximises.',
    edits: game('tf.sub(Math.log(4), tf.mul(2, jensenShannon(p, q)))'),
  },
  'one-minus-cancels': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Your value is right unless one distribution has almost no mass at a point. There 1 − D* is exactly 0 in float32, and its logarithm is infinite. Write 1 − D* as q / (p + q).',
    edits: game(
      'tf.add(tf.sum(tf.mul(p, tf.log(tf.where(tf.equal(p, 0), 1, optimalDiscriminator(p, q))))), tf.sum(tf.mul(q, tf.log(tf.where(tf.equal(q, 0), 1, tf.sub(1, optimalDiscriminator(p, q)))))))',
    ),
  },
  'logarithms-not-weighted': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'You average the logarithms over the points, as if all points were equally likely. The first logarithm is a mean over the data, weighted by p. The second is a mean over generated examples, weighted by q.',
    edits: game(
      'tf.add(tf.mean(tf.log(optimalDiscriminator(p, q))), tf.mean(tf.log(optimalDiscriminator(q, p))))',
    ),
  },
  'sum-of-divergences': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You add the two divergences, but JS is their mean. It never exceeds log 2 = 0.693, and your value is twice as large.',
    edits: divergence('tf.add(divergence(p, mixture), divergence(q, mixture))'),
  },
  'mixture-not-halved': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You compare with p + q, which sums to 2 and is not a distribution. Every logarithm is off by log 2, and the divergence of equal distributions is not 0. The mixture is half of that sum.',
    edits: divergence('tf.div(tf.add(divergence(p, tf.add(p, q)), divergence(q, tf.add(p, q))), 2)'),
  },
  'kullback-leibler': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You return KL(p ‖ q). It is not symmetric, and it is infinite as soon as the generator misses a point of the data. JS compares each distribution with their mixture, which has mass wherever either has.',
    edits: divergence('divergence(p, q)'),
  },
  'both-kullback-leibler': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You return the mean of KL(p ‖ q) and KL(q ‖ p), which is symmetric but infinite for disjoint supports. JS compares each of the two with their mixture.',
    edits: divergence('tf.div(tf.add(divergence(p, q), divergence(q, p)), 2)'),
  },
  'one-side-only': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You compare only p with the mixture. JS is the mean of both sides, so it does not change if p and q are swapped.',
    edits: divergence('divergence(p, mixture)'),
  },
  'square-root': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You return the square root of the divergence, the Jensen–Shannon distance, as some libraries do. The value of the game contains the divergence itself.',
    edits: divergence('tf.sqrt(tf.div(tf.add(divergence(p, mixture), divergence(q, mixture)), 2))'),
  },
  'in-bits': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'Your logarithms have base 2, so the divergence is in bits and at most 1. This course uses nats. Use natural logarithms, which make it at most log 2.',
    edits: divergence(
      'tf.div(tf.div(tf.add(divergence(p, mixture), divergence(q, mixture)), 2), Math.log(2))',
    ),
  },
  'zero-times-infinity': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Your code multiplies 0 by log 0 at points without mass, which is NaN. Points without mass contribute 0. Put 1 inside the logarithm there, before you take it.',
    edits: [
      ['const ratio = tf.div(tf.where(empty, 1, a), tf.where(empty, 1, b));', 'const ratio = tf.div(a, b);'],
      ['const empty = tf.equal(a, 0);\n', ''],
    ],
  },
  'total-variation': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You compare the probabilities point by point. Mass that moves far then counts no more than mass that moves to the next point. Take cumulative sums from the left first, and compare the cumulative distributions.',
    edits: area('tf.slice(tf.abs(tf.sub(p, q)), 0, gaps)'),
  },
  'difference-of-means': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You return the distance between the two means. If the cumulative distributions cross, mass that moves left cancels mass that moves right. Take the absolute value at each gap, before the sum.',
    edits: [
      ['tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 0, gaps)', 'tf.slice(tf.cumsum(tf.sub(p, q)), 0, gaps)'],
      ['return tf.sum(tf.mul(width, height));', 'return tf.abs(tf.sum(tf.mul(width, height)));'],
    ],
  },
  'gaps-left-out': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You sum the differences of the cumulative distributions without the distances between the points. Moving mass over a wide gap costs more than over a narrow one. Multiply each difference by its gap.',
    edits: [['tf.sum(tf.mul(width, height))', 'tf.sum(height)']],
  },
  'gap-of-the-wrong-side': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You multiply each difference by the gap on the wrong side. The mass accumulated up to a point moves over the gap to its right.',
    edits: area('tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 1, gaps)'),
  },
  'squared-differences': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You square the differences of the cumulative distributions, which gives the Cramér distance. W₁ is the area between them, so use the absolute differences.',
    edits: area('tf.slice(tf.square(tf.cumsum(tf.sub(p, q))), 0, gaps)'),
  },
  'last-gap-left-out': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You leave out the gap before the last point. There are n − 1 gaps between n points, and mass can move over each of them. Include the last one.',
    edits: [['const gaps = points.shape[0] - 1;', 'const gaps = points.shape[0] - 2;']],
  },
  trapezoids: {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You take the mean of the heights at both ends of each gap, as the trapezoidal rule does. All mass lies on the points, so the cumulative distributions do not change between two of them. Multiply each gap by the height at its left end.',
    edits: area(
      'tf.div(tf.add(tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 0, gaps), tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 1, gaps)), 2)',
    ),
  },
  'common-points-only': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You sum only over the points where both distributions have mass. A point with mass in one of them also counts: there the ratio of the mass to the mixture is 2. Leave out only the terms whose own weight is 0.',
    edits: divergence(
      'tf.div(tf.add(divergence(tf.where(tf.greater(q, 0), p, 0), mixture), divergence(tf.where(tf.greater(p, 0), q, 0), mixture)), 2)',
    ),
  },
});
