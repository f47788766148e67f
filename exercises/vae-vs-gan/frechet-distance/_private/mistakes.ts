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
      'You divide your covariance by n. The mean was estimated from the same rows, which costs one degree of freedom, so divide by n − 1. With few samples, the difference can decide which model looks better.',
    edits: [[divisor, 'x.shape[0]']],
  },
  'not-divided': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'Your covariance is a sum over the examples, so it grows with their number. Divide by n − 1.',
    edits: [[divisor, '1']],
  },
  'not-centred': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'You multiply the features as they are. A covariance is about deviations from the mean. Subtract the mean of each column first, or the means count twice in the distance.',
    edits: [[centred, 'const centred = x; // [n, d]']],
  },
  'variances-only': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'Your covariance is 0 off the diagonal. Features vary together, and a generator that gets each feature right but not their combinations would look perfect. Keep the off-diagonal entries.',
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
      'The diagonal of your covariance is 1, because you divide by the standard deviations, which gives a correlation. The spread of the features is part of the comparison. Do not divide by it.',
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
      'Your distance has no cross term. It only adds up the spreads, so two equal Gaussians are far apart. Include −2 tr (Σ₁^½ Σ₂ Σ₁^½)^½.',
    edits: [[result, 'between + trace(sigma1) + trace(sigma2) - 0 * cross']],
  },
  'cross-term-once': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'You subtract the cross term once. It counts twice, like −2 σ₁ σ₂ in (σ₁ − σ₂)². Otherwise two equal Gaussians do not have distance 0.',
    edits: [[result, 'between + trace(sigma1) + trace(sigma2) - cross']],
  },
  'means-only': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'Your distance is only that of the means. A model that always generates the same average example has the right mean, and only the covariances show that it has collapsed. Add their terms.',
    edits: [[result, 'between + 0 * cross']],
  },
  'means-left-out': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation: 'Your distance does not include the means. Add ‖μ₁ − μ₂‖².',
    edits: [[result, 'trace(sigma1) + trace(sigma2) - 2 * cross']],
  },
  'means-not-squared': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'You add the length of μ₁ − μ₂, but all terms here are squares. The result is the squared Wasserstein distance, so square the length.',
    edits: [[result, 'Math.sqrt(between) + trace(sigma1) + trace(sigma2) - 2 * cross']],
  },
  'root-of-the-distance': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#formula`,
    explanation:
      'You return the square root. The reported Fréchet distance between features, FID, is the squared distance.',
    edits: [[result, `Math.sqrt(Math.max(0, ${result}))`]],
  },
  'product-without-root': {
    caughtBy: 'diagonal',
    lesson: `${lesson}#root`,
    explanation:
      'Your cross term is tr(Σ₁ Σ₂), without the square root, so it has the units of a fourth power. Sum the square roots of the eigenvalues.',
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
      'You take the square root of each entry. That is the root of a matrix only if the matrix is diagonal. R is a root of Σ if R R = Σ, so use the eigenvalues.',
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
      'Your cross term uses only the variances, √(σ₁² σ₂²) for each feature. That holds for diagonal covariances only. If features vary together, you need the root of a matrix.',
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
      'Your cross term is tr(Σ₁^½ Σ₂^½). It is right only if the two matrices have the same eigenvectors. Otherwise it is too small, and the distance is too large. Use (Σ₁^½ Σ₂ Σ₁^½)^½.',
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
      'You pass Σ₁ Σ₂ to a solver for symmetric matrices, but that product is not symmetric. Σ₁^½ Σ₂ Σ₁^½ is symmetric and has the same eigenvalues.',
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
      'Your distance is NaN. If a covariance does not have full rank, rounding leaves eigenvalues slightly below 0, and their square root is NaN. Treat negative eigenvalues as 0.',
    edits: [[root, 'Math.sqrt(value)']],
  },
  'features-in-rows': {
    caughtBy: 'statistics',
    lesson: `${lesson}#statistics`,
    explanation:
      'You treat each row as a feature and each column as an example, as np.cov does by default. Here each row is an example. Take the mean over the rows, axis 0, and multiply CᵀC.',
    edits: [
      ['tf.mean<tf.Tensor1D>(x, 0)', 'tf.mean<tf.Tensor1D>(x, 1)'],
      [centred, 'const centred = tf.sub(x, tf.expandDims(mean, 1));'],
      [
        covariance,
        'const covariance = tf.div<tf.Tensor2D>(tf.matMul(centred, centred, false, true), x.shape[1] - 1);',
      ],
    ],
  },
  'all-entries-for-the-trace': {
    caughtBy: 'general',
    lesson: `${lesson}#formula`,
    explanation:
      'You add up all entries of a covariance. A trace is the sum of the entries on the diagonal. The other entries belong only in the cross term.',
    edits: [
      [
        'a.reduce((sum, row, i) => sum + (row[i] ?? NaN), 0)',
        'a.flat().reduce((sum, entry) => sum + entry, 0)',
      ],
    ],
  },
  'eigenvectors-in-columns': {
    caughtBy: 'general',
    lesson: `${lesson}#root`,
    explanation:
      'You read the eigenvectors from the columns of vectors, as NumPy returns them. Here each row of vectors is an eigenvector. Your root is then that of another matrix. Use vectors[k] as the eigenvector of values[k].',
    edits: [
      [
        'vectors.map((vector, e) => vector.map((entry) => entry * root(values[e] ?? NaN)))',
        'values.map((value, k) => vectors.map((row) => root(value) * (row[k] ?? NaN)))',
      ],
      ['symmetric.map((_, i) => vectors.map((vector) => vector[i] ?? NaN))', 'vectors'],
    ],
  },
});
