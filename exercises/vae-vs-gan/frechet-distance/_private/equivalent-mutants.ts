import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const centred = tf.sub(mean, x); // [n, d]',
    reason: 'The covariance multiplies pairs of deviations, so a sign of all of them cancels.',
  },
  {
    code: 'const covariance = tf.div<tf.Tensor2D>(tf.matMul(centred, centred, true), x.shape[0] - 1);',
    reason: 'The second operand of tf.matMul is not transposed by default.',
  },
  {
    code: '(b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => (sum - value * (b[k]?.[j] ?? NaN)), 0)),',
    reason:
      'Each product has the opposite sign. The matrix whose eigenvalues are used has four of them: one in each of its two roots, and the two that join them. The signs cancel.',
  },
]);
