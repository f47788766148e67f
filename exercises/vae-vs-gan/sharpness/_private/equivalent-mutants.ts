import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const deviations = tf.sub(tf.mean(laplacians, [1, 2, 3], true), laplacians);',
    reason: 'A difference and its negative have the same square.',
  },
  {
    code: 'const deviations = tf.sub(laplacians, tf.mean(laplacians, [1, (-2), 3], true));',
    reason: 'Of four axes, axis -2 is axis 2.',
  },
  {
    code: 'return tf.mean(tf.square(deviations), [1, (-2), 3]);',
    reason: 'Of four axes, axis -2 is axis 2.',
  },
]);
