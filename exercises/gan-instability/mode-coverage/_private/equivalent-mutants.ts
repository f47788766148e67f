import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const offsets = tf.sub(tf.expandDims(centers, 0), tf.expandDims(samples, 1)); // [n, modes, 2]',
    reason: 'The offsets are only squared, and a difference and its negative have the same square.',
  },
  {
    code: 'const offsets = tf.sub(tf.expandDims(samples, 1), (centers)); // [n, modes, 2]',
    reason: 'Broadcasting adds the missing first axis to the centres.',
  },
  {
    code: 'const offsets = tf.sub(tf.expandDims(samples, 1), tf.expandDims(centers)); // [n, modes, 2]',
    reason: 'The default axis of tf.expandDims is 0.',
  },
  {
    code: 'if ((distance < 3 * std)) counts[nearest] = (counts[nearest] ?? 0) + 1;',
    reason: 'The stub says that no sample is at exactly 3 std.',
  },
  {
    code: 'if (distance <= 3 * std) counts[nearest] = (counts[nearest] ?? 1) + 1;',
    reason: 'The array of counts has a 0 for each mode from the start, so the default is never used.',
  },
  {
    code: 'const highQuality = counts.reduce((sum, count) => sum + count);',
    reason: 'There is at least one mode. Without a start value, reduce starts from the first count.',
  },
  {
    code: 'reverseKl: terms.reduce((sum, term) => sum + term),',
    reason: 'There is at least one mode. Without a start value, reduce starts from the first term.',
  },
]);
