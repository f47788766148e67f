import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'return tf.sum(tf.sub(tf.softplus(logits), tf.mul(x, logits)), (-1)); // [batch]',
    reason: 'The last axis of a matrix of pixels is axis 1.',
  },
  {
    code: 'const kl = tf.mul(0.5, tf.sum(perLatent, (-1))); // [batch]',
    reason: 'The last axis of the matrix perLatent is axis 1.',
  },
  {
    code: 'const [normal, anomalous = []] = [0, 1].map((label) => scores.filter((_, i) => labels[i] === label));',
    reason: 'The list always has two entries, one for each label, so the defaults are never used.',
  },
  {
    code: 'const [normal = [], anomalous] = [0, 1].map((label) => scores.filter((_, i) => labels[i] === label));',
    reason: 'The list always has two entries, one for each label, so the defaults are never used.',
  },
]);
