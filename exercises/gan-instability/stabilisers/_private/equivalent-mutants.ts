import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const sigma = tf.matMul(u, tf.matMul(v, w), false, true).asScalar();',
    reason: 'The number v w uᵀ is its own transpose u (v w)ᵀ.',
  },
]);
