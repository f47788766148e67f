import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const errors = tf.add(tf.square(tf.sub(tf.mul(a, mu), x)), tf.mul(tf.square(a), v)); // E (x − a z)²',
    reason: 'A difference and its negative have the same square.',
  },
  {
    code: 'const distance = tf.div(tf.square(tf.sub(mean, mu)), variance);',
    reason: 'A difference and its negative have the same square.',
  },
]);
