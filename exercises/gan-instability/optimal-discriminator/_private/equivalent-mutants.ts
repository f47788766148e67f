import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const share: tf.Tensor1D = tf.div(p, tf.where(empty, 2, mass));',
    reason: 'The quotient at an empty point is not used, because the next line replaces it.',
  },
  {
    code: 'const share: tf.Tensor1D = tf.div(p, tf.where(empty, (-1), mass));',
    reason: 'The quotient at an empty point is not used, because the next line replaces it.',
  },
  {
    code: 'const ratio = tf.div(tf.where(empty, 2, a), tf.where(empty, 1, b));',
    reason: 'Where a is 0, its product with the logarithm of any positive number is 0.',
  },
  {
    code: 'const ratio = tf.div(tf.where(empty, 1, a), tf.where(empty, 2, b));',
    reason: 'Where a is 0, its product with the logarithm of any positive number is 0.',
  },
  {
    code: 'return tf.sub(tf.mul(2, jensenShannon(q, p)), Math.log(4));',
    reason: 'The Jensen-Shannon divergence is symmetric in p and q.',
  },
  {
    code: 'const width = tf.sub(tf.slice(points, 1), tf.slice(points, 0, gaps));',
    reason:
      'Without a size, tf.slice goes to the end. From the second point on, there are as many points as gaps.',
  },
  {
    code: 'const height = tf.slice(tf.abs(tf.cumsum(tf.sub(q, p))), 0, gaps);',
    reason: 'The absolute value of a sum does not depend on its sign.',
  },
]);
