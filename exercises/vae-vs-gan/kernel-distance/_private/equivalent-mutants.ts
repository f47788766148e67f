import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'tf.pow(tf.add(tf.div(tf.matMul(b, a, false, true), a.shape[1]), 1), 3);',
    reason: 'The kernel is symmetric, so this is the transposed table. Only means of a table are used.',
  },
  {
    code: 'const between = tf.mean(kernel(y, x));',
    reason: 'The kernel is symmetric, so this is the transposed table, which has the same mean.',
  },
  {
    code: 'const [distance] = await tf.sub(tf.add(within(x), within(y)), tf.mul(2, between)).data();',
    reason: 'The data of a scalar always have one number, so the default is never used.',
  },
]);
