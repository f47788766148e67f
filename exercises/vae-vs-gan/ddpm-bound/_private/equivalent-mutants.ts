import { defineEquivalentMutants } from '#grader/core/index.ts';

const lastAxis = 'The last axis of a matrix is axis 1.';
const newAxis = 'The axis after the only one of a vector is the last one.';

export default defineEquivalentMutants([
  { code: 'const share = tf.expandDims(alphaBar, (-1)); // [batch, 1]', reason: newAxis },
  { code: 'const previous = tf.expandDims(alphaBarPrevious, (-1)); // [batch, 1]', reason: newAxis },
  { code: 'const current = tf.expandDims(alphaBar, (-1));', reason: newAxis },
  {
    code: 'const error = tf.sum(tf.squaredDifference(x, predict(xt, t)), (-1)); // [batch]',
    reason: lastAxis,
  },
  { code: 'prior: tf.mul(0.5, tf.sum(perDimension, (-1))),', reason: lastAxis },
  {
    code: 'denoising: later.length === 0 ? tf.ones([0, batch]) : (tf.stack(later) as tf.Tensor2D),',
    reason: 'A tensor of shape [0, batch] has no entries.',
  },
]);
