import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const deviations = tf.sub(tf.mean(laplacians, 1, true), laplacians);',
    reason: 'A difference and its negative have the same square.',
  },
  {
    code: 'const deviations = tf.sub(laplacians, tf.mean(laplacians, (-1), true));',
    reason: 'The last axis of a matrix is axis 1.',
  },
  {
    code: 'return tf.mean(tf.square(deviations), (-1));',
    reason: 'The last axis of a matrix is axis 1.',
  },
]);
