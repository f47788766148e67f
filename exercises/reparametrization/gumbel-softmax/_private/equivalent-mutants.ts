import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const hard = (tf.oneHot(tf.argMax(soft, 1), soft.shape[1]));',
    reason: 'The integers 0 and 1 are the same numbers, and tf converts them where they meet others.',
  },
  {
    code: "const hard = tf.cast(tf.oneHot(tf.argMax(soft, (-1)), soft.shape[1]), 'float32');",
    reason: 'The last axis of a matrix is axis 1.',
  },
]);
