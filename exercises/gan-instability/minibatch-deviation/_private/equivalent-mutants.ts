import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const offsets = tf.sub(tf.mean(features, 0), features); // [n, F]',
    reason: 'The offsets are only squared, and a difference and its negative have the same square.',
  },
  {
    code: 'return tf.concat([features, column], (-1));',
    reason: 'The last axis of a matrix is axis 1.',
  },
]);
