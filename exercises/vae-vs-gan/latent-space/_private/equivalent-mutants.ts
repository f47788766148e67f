import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const angle = tf.acos((cosine));',
    reason:
      'If rounding takes the cosine beyond 1 or -1, the angle and the sine are NaN. NaN is not greater than 1e-6, so the result is lerp, as it is with the clip.',
  },
  {
    code: 'const angle = tf.acos(tf.clipByValue(cosine, -2, 1));',
    reason:
      'If rounding takes the cosine below -1, the angle and the sine are NaN. NaN is not greater than 1e-6, so the result is lerp, as it is with the clip.',
  },
  {
    code: 'const angle = tf.acos(tf.clipByValue(cosine, -1, 2));',
    reason:
      'If rounding takes the cosine above 1, the angle and the sine are NaN. NaN is not greater than 1e-6, so the result is lerp, as it is with the clip.',
  },
  {
    code: 'tf.where(tf.greaterEqual(sine, 1e-6), tf.div(tf.sin(tf.mul(share, angle)), sine), share);',
    reason: 'The sine is never exactly 1e-6, because the float32 cosine next to 1 or -1 has a sine of 3e-4.',
  },
]);
