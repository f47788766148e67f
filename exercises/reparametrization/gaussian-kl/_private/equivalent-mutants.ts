import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'return tf.mul(0.5, tf.sum(perLatent, (-1)));',
    reason: 'The last axis of the matrix perLatent is axis 1.',
  },
]);
