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
      'Your means have the pairs of a row with itself in them. Such a pair is as similar as can be, so the distance comes out too large, and the more so the fewer samples there are: that is the bias. Leave the diagonal out, and count n (n − 1) pairs.',
    edits: [
      [others, 'const others = tf.ones([n, n]);'],
      [count, 'n * n'],
    ],
  },
  'diagonal-out-of-the-sum-only': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'You leave the diagonal out of the sum and still divide by n². There are n (n − 1) pairs of two different rows.',
    edits: [[count, 'n * n']],
  },
  'diagonal-out-of-the-count-only': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'You divide by n (n − 1), and the diagonal, each row with itself, is still in the sum. Take it out.',
    edits: [[others, 'const others = tf.ones([n, n]);']],
  },
  'diagonal-of-the-third-table-left-out': {
    caughtBy: 'value',
    lesson: `${lesson}#unbiased`,
    explanation:
      'In the table of x with y you leave the diagonal out as well. Row i of x and row i of y are two different samples: all n m pairs count there.',
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
      'Your dot products are not divided by d, the number of features. With many features the cube then grows as d³, and distances of different extractors cannot be compared.',
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
      'Your kernel is (a · b / d)³. Without the 1 it compares third moments alone; with it means and variances count as well.',
    edits: [[power, 'tf.pow(tf.div(tf.matMul(a, b, false, true), a.shape[1]), 3)']],
  },
  squared: {
    caughtBy: 'value',
    lesson: `${lesson}#kernel`,
    explanation:
      'Your kernel is a square. A quadratic kernel compares means and covariances only, as the Fréchet distance does; the cube sees skewness too.',
    edits: [[power, power.replace('1), 3)', '1), 2)')]],
  },
  'gaussian-kernel': {
    caughtBy: 'value',
    lesson: `${lesson}#kernel`,
    explanation:
      'You take a Gaussian kernel. It has a bandwidth, which has to be chosen and changes the result; the cubic kernel has none, which is why it was chosen.',
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
      'You take the mean between the sets off once. It stands for two terms, x with y and y with x, so it counts twice; two equal sets would otherwise not be at distance 0.',
    edits: [[total, 'tf.sub(tf.add(within(x), within(y)), between)']],
  },
  'sign-flipped': {
    caughtBy: 'value',
    lesson: `${lesson}#distance`,
    explanation:
      'Your distance has the opposite sign: the larger, the more alike. The similarity within the sets is added, and the one between them taken off.',
    edits: [[total, 'tf.sub(tf.mul(2, between), tf.add(within(x), within(y)))']],
  },
  'only-the-means-compared': {
    caughtBy: 'value',
    lesson: `${lesson}#distance`,
    explanation:
      'You apply the kernel to the mean of each set. The mean of a cube is not the cube of a mean: everything but the means is lost. Apply the kernel to pairs of rows, and average then.',
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
      'You raise negative distances to 0. The estimate is unbiased because it falls on both sides of the truth; cut one side off, and the average of many estimates is too large.',
    edits: [['return distance;', 'return Math.max(0, distance);']],
  },
  'absolute-value': {
    caughtBy: 'negative',
    lesson: `${lesson}#negative`,
    explanation:
      'You take the absolute value. A negative estimate says that the sets are not told apart; made positive it looks like a difference.',
    edits: [['return distance;', 'return Math.abs(distance);']],
  },
  'square-root': {
    caughtBy: 'value',
    lesson: `${lesson}#negative`,
    explanation:
      'You take the root. It is the squared discrepancy that has an unbiased estimate; its root is biased, and not a number where the estimate is negative.',
    edits: [['return distance;', 'return Math.sqrt(distance);']],
  },
});
