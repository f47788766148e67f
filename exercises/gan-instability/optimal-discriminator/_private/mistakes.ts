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
  // The value of the game is to be right all the same.
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
      'Your discriminator gives q / (p + q), the probability that an example is generated. D is the probability that it is real: it is large where the data have more mass than the generator.',
    edits: [[divided, 'tf.div(q, tf.where(empty, 1, mass))']],
  },
  'likelihood-ratio': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#best-response`,
    explanation:
      'You return p / q. That is what D* / (1 − D*) comes to, the odds; the probability itself lies between 0 and 1. Solve for D.',
    edits: [[divided, 'tf.div(p, tf.where(tf.equal(q, 0), 1, q))']],
  },
  'log-likelihood-ratio': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#best-response`,
    explanation: 'You return log(p / q), the optimal logit. D* is the sigmoid of it, a probability.',
    edits: [[divided, 'tf.log(tf.div(p, q))']],
  },
  'nothing-where-both-are-empty': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Where neither distribution has mass your discriminator is 0 divided by 0, which is not a number. The contract asks for ½ there; set the denominator to 1 before dividing, so that no NaN arises at all.',
    edits: [[`${divided};\n  return tf.where(empty, 0.5, share)`, 'tf.div(p, mass);\n  return share']],
  },
  'zero-where-both-are-empty': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Where neither distribution has mass your discriminator says 0, as if such a point were surely generated. It knows nothing there: ½.',
    edits: [['tf.where(empty, 0.5, ', 'tf.where(empty, 0, ']],
  },
  'minus-log-two': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'Your value is off by log 2: the constant is −log 4. Two logarithms each bring out a factor of ½, one for the data and one for the generator.',
    edits: game('tf.sub(tf.mul(2, jensenShannon(p, q)), Math.log(2))'),
  },
  'divergence-once': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'You added the divergence once. JS is the mean of two divergences and the value has their sum, so it counts twice.',
    edits: game('tf.sub(jensenShannon(p, q), Math.log(4))'),
  },
  'divergence-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'Your value falls as the distributions part. It is the discriminator’s: it wins more, up to 0, the easier they are to tell apart; −log 4 is the least.',
    edits: game('tf.sub(tf.mul(-2, jensenShannon(p, q)), Math.log(4))'),
  },
  'value-as-loss': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'Your value has the sign turned: that is the discriminator’s loss at its best, log 4 − 2 JS. The value of the game is what it makes large.',
    edits: game('tf.sub(Math.log(4), tf.mul(2, jensenShannon(p, q)))'),
  },
  'one-minus-cancels': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Your value is right until one distribution has next to nothing at a point: 1 − D* is exactly 0 there in float32 and its logarithm infinite. Write 1 − D* as q / (p + q).',
    edits: game(
      'tf.add(tf.sum(tf.mul(p, tf.log(tf.where(tf.equal(p, 0), 1, optimalDiscriminator(p, q))))), tf.sum(tf.mul(q, tf.log(tf.where(tf.equal(q, 0), 1, tf.sub(1, optimalDiscriminator(p, q)))))))',
    ),
  },
  'logarithms-not-weighted': {
    caughtBy: 'value',
    lesson: `${lesson}#value`,
    explanation:
      'You averaged the logarithms over the points, as if all were equally likely. The first one is a mean over the data, weighted with p, the second one over generated examples, weighted with q.',
    edits: game(
      'tf.add(tf.mean(tf.log(optimalDiscriminator(p, q))), tf.mean(tf.log(optimalDiscriminator(q, p))))',
    ),
  },
  'sum-of-divergences': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You added the two divergences; JS is their mean. It never exceeds log 2 = 0.693, and yours is twice as large.',
    edits: divergence('tf.add(divergence(p, mixture), divergence(q, mixture))'),
  },
  'mixture-not-halved': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You compare with p + q, which sums to 2 and is no distribution: every logarithm is off by log 2, and the divergence of equal distributions is not 0. The mixture is half of it.',
    edits: divergence('tf.div(tf.add(divergence(p, tf.add(p, q)), divergence(q, tf.add(p, q))), 2)'),
  },
  'kullback-leibler': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You return KL(p ‖ q). It is infinite as soon as the generator misses a point of the data, and not symmetric. JS compares each with their mixture, which misses nothing.',
    edits: divergence('divergence(p, q)'),
  },
  'both-kullback-leibler': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You return the mean of KL(p ‖ q) and KL(q ‖ p), which is symmetric as well but infinite on disjoint supports. JS compares each of the two with their mixture.',
    edits: divergence('tf.div(tf.add(divergence(p, q), divergence(q, p)), 2)'),
  },
  'one-side-only': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You compare only p with the mixture. JS is the mean of both sides, and does not change when p and q change places.',
    edits: divergence('divergence(p, mixture)'),
  },
  'square-root': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'You return the square root of the divergence, the Jensen–Shannon distance, as some libraries do. The value of the game has the divergence itself in it.',
    edits: divergence('tf.sqrt(tf.div(tf.add(divergence(p, mixture), divergence(q, mixture)), 2))'),
  },
  'in-bits': {
    caughtBy: 'divergence',
    lesson: `${lesson}#jensen-shannon`,
    explanation:
      'Your logarithms are to base 2: the divergence comes out in bits, at most 1. Everything in this course is in nats, with natural logarithms, at most log 2.',
    edits: divergence(
      'tf.div(tf.div(tf.add(divergence(p, mixture), divergence(q, mixture)), 2), Math.log(2))',
    ),
  },
  'zero-times-infinity': {
    caughtBy: 'disjoint',
    lesson: `${lesson}#no-mass`,
    explanation:
      'Where a distribution has no mass, yours multiplies 0 with the logarithm of 0, which is not a number. What has no mass counts nothing: put 1 inside the logarithm there, before it is taken.',
    edits: [
      ['const ratio = tf.div(tf.where(empty, 1, a), tf.where(empty, 1, b));', 'const ratio = tf.div(a, b);'],
      ['const empty = tf.equal(a, 0);\n', ''],
    ],
  },
  'total-variation': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You compare the probabilities point by point. Mass that has to go far then counts no more than mass that moves to the next point; add the probabilities up first, from the left, and compare the cumulative distributions.',
    edits: area('tf.slice(tf.abs(tf.sub(p, q)), 0, gaps)'),
  },
  'difference-of-means': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'Yours is the distance of the two means: where the cumulative distributions cross, what moves left cancels what moves right. Take the absolute value at each gap, before the sum.',
    edits: [
      ['tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 0, gaps)', 'tf.slice(tf.cumsum(tf.sub(p, q)), 0, gaps)'],
      ['return tf.sum(tf.mul(width, height));', 'return tf.abs(tf.sum(tf.mul(width, height)));'],
    ],
  },
  'gaps-left-out': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You summed the differences of the cumulative distributions without the distances between the points. What is carried over a wide gap costs more than over a narrow one.',
    edits: [['tf.sum(tf.mul(width, height))', 'tf.sum(height)']],
  },
  'gap-of-the-wrong-side': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'Each difference is multiplied with the gap on the wrong side. What has been added up to a point is carried over the gap to its right.',
    edits: area('tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 1, gaps)'),
  },
  'squared-differences': {
    caughtBy: 'wasserstein',
    lesson: `${lesson}#earth-mover`,
    explanation:
      'You squared the differences of the cumulative distributions: that is the Cramér distance. W₁ is the plain area between them.',
    edits: area('tf.slice(tf.square(tf.cumsum(tf.sub(p, q))), 0, gaps)'),
  },
});
