import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  { code: 'return tf.sum(perPixel, (-1));', reason: 'The last axis of the matrix perPixel is axis 1.' },
]);
