import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/frechet-distance';
const centred = 'const centred = tf.sub(x, mean); // [n, d]';
const divisor = 'x.shape[0] - 1';
const result = 'between + trace(sigma1) + trace(sigma2) - 2 * cross';
const middle = 'const { values } = eigh(product(product(root1, sigma2), root1));';
const root = 'Math.sqrt(Math.max(0, value))';
const covariance =
  'const covariance = tf.div<tf.Tensor2D>(tf.matMul(centred, centred, true, false), x.shape[0] - 1);';

export default defineMistakes({
  'divided-by-n': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'Your covariance is divided by n. The mean was taken from the same rows, which costs one of them: n − 1. With few samples the difference decides which model looks better.',
    edits: [[divisor, 'x.shape[0]']],
  },
  'not-divided': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation: 'Your covariance is a sum over the examples and grows with their number. Divide by n − 1.',
    edits: [[divisor, '1']],
  },
  'not-centred': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'You multiply the features as they are. A covariance is about deviations: take the mean of each column off first, or the means count twice in the distance.',
    edits: [[centred, 'const centred = x; // [n, d]']],
  },
  'variances-only': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'Beside the diagonal your covariance is 0. Features vary together, and a generator that gets each of them right and not their combinations would look perfect.',
    edits: [
      [
        covariance,
        covariance.replace(
          'tf.matMul(centred, centred, true, false)',
          'tf.mul(tf.eye(x.shape[1]), tf.matMul(centred, centred, true, false))',
        ),
      ],
    ],
  },
  'correlation-instead': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'The diagonal of your covariance is 1: you divide by the deviations, which makes a correlation. How widely features spread is part of the comparison.',
    edits: [
      [
        centred,
        `const raw = tf.sub(x, mean);
  const centred = tf.div<tf.Tensor2D>(raw, tf.sqrt(tf.div(tf.sum(tf.square(raw), 0), x.shape[0] - 1)));`,
      ],
    ],
  },
  'traces-only': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'Your distance has no cross term: it adds up the spreads, so that two equal Gaussians are far apart. Take −2 tr (Σ₁^½ Σ₂ Σ₁^½)^½ along.',
    edits: [[result, 'between + trace(sigma1) + trace(sigma2) - 0 * cross']],
  },
  'cross-term-once': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'The cross term counts twice, like −2 σ₁ σ₂ in (σ₁ − σ₂)². With it once, two equal Gaussians are not at distance 0.',
    edits: [[result, 'between + trace(sigma1) + trace(sigma2) - cross']],
  },
  'means-only': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'Your distance is that of the means. A model that draws one and the same average example has the right mean; it is the covariances that show that it has collapsed.',
    edits: [[result, 'between + 0 * cross']],
  },
  'means-left-out': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation: 'The distance of the means is missing: add ‖μ₁ − μ₂‖².',
    edits: [[result, 'trace(sigma1) + trace(sigma2) - 2 * cross']],
  },
  'means-not-squared': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'You add the length of μ₁ − μ₂ where its square belongs. All terms here are squares: the distance is that of Wasserstein, squared.',
    edits: [[result, 'Math.sqrt(between) + trace(sigma1) + trace(sigma2) - 2 * cross']],
  },
  'root-of-the-distance': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'You return the root. What is reported as the Fréchet distance of features, FID, is the square.',
    edits: [[result, `Math.sqrt(Math.max(0, ${result}))`]],
  },
  'product-without-root': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#root`,
    explanation:
      'Your cross term has tr(Σ₁ Σ₂) and no root: its units are those of a fourth power. Sum the roots of the eigenvalues.',
    edits: [
      [
        'const cross = values.reduce((sum, value) => sum + root(value), 0);',
        'const cross = values.reduce((sum, value) => sum + value, 0);',
      ],
    ],
  },
  'element-wise-root': {
    caughtBy: 'general',
    lesson: `${lesson}#root`,
    explanation:
      'You take the root entry by entry. That is the root of a matrix only where it is diagonal: R is a root of Σ if R R = Σ. Use the eigenvalues.',
    edits: [
      [
        'const root1 = matrixRoot(sigma1, eigh);',
        'const root1 = sigma1.map((row) => row.map((entry) => Math.sqrt(Math.abs(entry))));',
      ],
    ],
  },
  'diagonals-only': {
    caughtBy: 'general',
    lesson: `${lesson}#root`,
    explanation:
      'Your cross term comes from the variances alone, √(σ₁² σ₂²) for each feature. That holds for diagonal covariances; features that vary together need the root of a matrix.',
    edits: [
      [
        'const cross = values.reduce((sum, value) => sum + root(value), 0);',
        'const cross = sigma1.reduce((sum, row, i) => sum + root((row[i] ?? NaN) * (sigma2[i]?.[i] ?? NaN)) + 0 * values.length, 0);',
      ],
    ],
  },
  'roots-multiplied': {
    caughtBy: 'general',
    lesson: `${lesson}#root`,
    explanation:
      'Your cross term is tr(Σ₁^½ Σ₂^½). It equals the right one only where the two matrices share their axes; otherwise it is too small, and the distance too large.',
    edits: [
      [
        'const cross = values.reduce((sum, value) => sum + root(value), 0);',
        'const cross = trace(product(root1, matrixRoot(sigma2, eigh))) + 0 * values.length;',
      ],
    ],
  },
  'eigenvalues-of-the-plain-product': {
    caughtBy: 'general',
    lesson: `${lesson}#root`,
    explanation:
      'You give Σ₁ Σ₂ to a solver for symmetric matrices, and it is not symmetric. The product with the root on both sides, Σ₁^½ Σ₂ Σ₁^½, is, and it has the same eigenvalues.',
    edits: [
      [
        middle,
        'const { values } = eigh(product(sigma1, sigma2).map((row) => row.map((entry) => entry + 0 * trace(root1))));',
      ],
    ],
  },
  'negative-eigenvalues-kept': {
    caughtBy: 'degenerate',
    lesson: `${lesson}#clamp`,
    explanation:
      'Your distance is not a number. Where a covariance lacks dimensions, rounding leaves eigenvalues a little below 0, and their root is NaN: let them count as 0.',
    edits: [[root, 'Math.sqrt(value)']],
  },
});
