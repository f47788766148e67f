import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/kernel-distance';
const others = 'const others = tf.sub(1, tf.eye(n)); // 0 on the diagonal';
const count = 'n * (n - 1)';
const power = 'tf.pow(tf.add(tf.div(tf.matMul(a, b, false, true), a.shape[1]), 1), 3)';
const between = 'const between = tf.mean(kernel(x, y));';
const total = 'tf.sub(tf.add(within(x), within(y)), tf.mul(2, between))';

export default defineMistakes({
  'diagonal-kept': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'Your means include the pairs of a row with itself. Such pairs are as similar as possible, so the estimate is biased, and more so with fewer samples. Leave out the diagonal and count n (n − 1) pairs.',
    edits: [
      [others, 'const others = tf.ones([n, n]);'],
      [count, 'n * n'],
    ],
  },
  'diagonal-out-of-the-sum-only': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'You leave the diagonal out of the sum but still divide by n². There are n (n − 1) pairs of different rows, so divide by that.',
    edits: [[count, 'n * n']],
  },
  'diagonal-out-of-the-count-only': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'You divide by n (n − 1), but the sum still includes the diagonal, which pairs each row with itself. Leave it out.',
    edits: [[others, 'const others = tf.ones([n, n]);']],
  },
  'diagonal-of-the-third-table-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'You also leave out the diagonal in the table of x and y. Row i of x and row i of y are two different samples, so all n m pairs count there.',
    edits: [
      [
        between,
        `const [rows, columns] = [x.shape[0], y.shape[0]];
  const same = tf.eye(rows, columns);
  const between = tf.div(tf.sum(tf.mul(kernel(x, y), tf.sub(1, same))), rows * columns - Math.min(rows, columns));`,
      ],
    ],
  },
  'not-divided-by-the-features': {
    caughtBy: 'features',
    lesson: `${lesson}#kernel`,
    explanation:
      'You do not divide the dot products by d, the number of features. The cube then grows as d³, and distances on different features cannot be compared.',
    edits: [[power, 'tf.pow(tf.add(tf.matMul(a, b, false, true), 1), 3)']],
  },
  'divided-by-the-root-of-the-features': {
    caughtBy: 'features',
    lesson: `${lesson}#kernel`,
    explanation:
      'You divide the dot products by √d, as attention does. This kernel divides by d, so that a · b / d is a mean over the features.',
    edits: [[power, 'tf.pow(tf.add(tf.div(tf.matMul(a, b, false, true), Math.sqrt(a.shape[1])), 1), 3)']],
  },
  'one-not-added': {
    caughtBy: 'value',
    lesson: `${lesson}#kernel`,
    explanation:
      'Your kernel is (a · b / d)³. Without the 1 it compares only third moments. With it, means and variances count as well, so add 1 before you take the cube.',
    edits: [[power, 'tf.pow(tf.div(tf.matMul(a, b, false, true), a.shape[1]), 3)']],
  },
  squared: {
    caughtBy: 'value',
    lesson: `${lesson}#kernel`,
    explanation:
      'Your kernel is a square. A quadratic kernel compares only means and covariances, as the Fréchet distance does. The cube also compares skewness, so use the power 3.',
    edits: [[power, power.replace('1), 3)', '1), 2)')]],
  },
  'gaussian-kernel': {
    caughtBy: 'value',
    lesson: `${lesson}#kernel`,
    explanation:
      'You use a Gaussian kernel. Its bandwidth must be chosen and changes the result. The cubic kernel was chosen because it has no such parameter.',
    edits: [
      [
        power,
        `{
    const norms = (t: tf.Tensor2D): tf.Tensor => tf.sum(tf.square(t), 1, true);
    const squares = tf.sub(tf.add(norms(a), tf.transpose(norms(b))), tf.mul(2, tf.matMul(a, b, false, true)));
    return tf.exp(tf.div(squares, -2)) as tf.Tensor2D;
  }`,
      ],
    ],
  },
  'third-mean-once': {
    caughtBy: 'value',
    lesson: `${lesson}#distance`,
    explanation:
      'You subtract the cross-set mean only once. It stands for two terms, x with y and y with x, so subtract it twice. Otherwise two equal sets would not have distance 0.',
    edits: [[total, 'tf.sub(tf.add(within(x), within(y)), between)']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#distance`,
    explanation:
      'Your distance has the wrong sign, so it is larger for sets that are more alike. Add the similarities within the sets and subtract the similarity between them.',
    edits: [[total, 'tf.sub(tf.mul(2, between), tf.add(within(x), within(y)))']],
  },
  'only-the-means-compared': {
    caughtBy: 'value',
    lesson: `${lesson}#distance`,
    explanation:
      'You apply the kernel to the mean of each set. The mean of a cube is not the cube of the mean, so everything except the means is lost. Apply the kernel to pairs of rows, and then average.',
    edits: [
      [
        'const within = (a: tf.Tensor2D): tf.Scalar => {',
        `const middle = (a: tf.Tensor2D): tf.Tensor2D => tf.mean(a, 0, true);
  if (x.shape[0] > 1) {
    const at = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor => tf.sum(kernel(middle(a), middle(b)));
    return (await tf.sub(tf.add(at(x, x), at(y, y)), tf.mul(2, at(x, y))).data())[0] ?? NaN;
  }
  const within = (a: tf.Tensor2D): tf.Scalar => {`,
      ],
    ],
  },
  'clamped-at-zero': {
    caughtBy: 'negative',
    lesson: `${lesson}#negative`,
    explanation:
      'You raise negative distances to 0. The estimate is unbiased because it falls on both sides of the true value. If you cut off one side, the average of many estimates is too large. Return it as it is.',
    edits: [['return distance;', 'return Math.max(0, distance);']],
  },
  'absolute-value': {
    caughtBy: 'negative',
    lesson: `${lesson}#negative`,
    explanation:
      'You take the absolute value. A negative estimate means that the sets cannot be told apart, and the absolute value makes it look like a difference. Return it as it is.',
    edits: [['return distance;', 'return Math.abs(distance);']],
  },
  'square-root': {
    caughtBy: 'value',
    lesson: `${lesson}#negative`,
    explanation:
      'You take the square root. The squared discrepancy has an unbiased estimate. Its root is biased, and it is NaN if the estimate is negative. Return the squared discrepancy.',
    edits: [['return distance;', 'return Math.sqrt(distance);']],
  },
  'cut-to-equal-sizes': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'You cut the larger set to the size of the smaller one. The two sets can have different sizes, and each row counts. Use all rows of both sets.',
    edits: [
      [
        between,
        `const rows = Math.min(x.shape[0], y.shape[0]);
  [x, y] = [tf.slice(x, [0, 0], [rows, -1]), tf.slice(y, [0, 0], [rows, -1])];
  ${between}`,
      ],
    ],
  },
  'one-added-before-the-division': {
    caughtBy: 'features',
    lesson: `${lesson}#kernel`,
    explanation:
      'You add 1 to a · b and then divide by d. The 1 is then divided by d too, and it hardly counts if there are many features. Divide first, and then add 1.',
    edits: [[power, 'tf.pow(tf.div(tf.add(tf.matMul(a, b, false, true), 1), a.shape[1]), 3)']],
  },
  'rows-for-features': {
    caughtBy: 'value',
    lesson: `${lesson}#kernel`,
    explanation:
      'You divide a · b by the number of rows of x. The d of the kernel is the number of features, which is the second axis. Your distance changes with the number of examples for this reason alone. Divide by x.shape[1].',
    edits: [[power, 'tf.pow(tf.add(tf.div(tf.matMul(a, b, false, true), x.shape[0]), 1), 3)']],
  },
});
