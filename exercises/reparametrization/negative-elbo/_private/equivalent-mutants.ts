import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), (-1)); // [batch]',
    reason: 'The last axis of a matrix of pixels is axis 1.',
  },
  {
    code: 'const kl = tf.mul(0.5, tf.sum(perLatent, (-1))); // [batch]',
    reason: 'The last axis of the matrix perLatent is axis 1.',
  },
]);
