import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/remedies#deviation';
const variances = 'tf.mean(tf.square(offsets), 0)';
const statistic = 'tf.mean(tf.sqrt(tf.add(variances, 1e-8)))';
const column = 'tf.mul(tf.ones([n, 1]), statistic)';
const joined = 'tf.concat([features, column], 1)';

export default defineMistakes({
  'divided-by-n-minus-one': {
    caughtBy: 'value',
    lesson,
    explanation:
      'Your variances have the divisor n − 1, so the new column is too large, and NaN for a batch of one. This statistic describes the batch itself and does not estimate anything, so it divides by n. Take the mean of the squared offsets.',
    edits: [[variances, 'tf.div(tf.sum(tf.square(offsets), 0), n - 1)']],
  },
  'over-all-entries': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You take one deviation over all entries of the batch. It also measures how much the features differ from each other, which is large even if all rows are equal. Take the deviation of each feature over the batch first.',
    edits: [
      ['tf.mean(features, 0)', 'tf.mean(features)'],
      [variances, 'tf.mean(tf.square(offsets))'],
    ],
  },
  'over-the-features': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You take the deviation along each row, over its features. That says nothing about how much the rows differ. Take it down each column, over the batch: axis 0.',
    edits: [
      ['tf.mean(features, 0)', 'tf.mean(features, 1, true)'],
      [variances, 'tf.mean(tf.square(offsets), 1)'],
    ],
  },
  'root-of-the-mean-variance': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You average the variances over the features and take the root of the result, in which the widest feature dominates. Take the root of each variance first, and then the mean over the features.',
    edits: [[statistic, 'tf.sqrt(tf.add(tf.mean(variances), 1e-8))']],
  },
  'variance-without-the-root': {
    caughtBy: 'value',
    lesson,
    explanation:
      'Your new column is the mean of the variances, without the roots. It grows with the square of the spread, and its slope is 0 for a collapsed batch. Take the root of each variance plus 1e-8.',
    edits: [[statistic, 'tf.mean(tf.add(variances, 1e-8))']],
  },
  'summed-over-the-features': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You add up the deviations of the features, so the new column is too large by the number of features. Take their mean.',
    edits: [[statistic, 'tf.sum(tf.sqrt(tf.add(variances, 1e-8)))']],
  },
  'mean-absolute-offset': {
    caughtBy: 'value',
    lesson,
    explanation:
      'Your deviations are means of absolute offsets. They are smaller than standard deviations. Square the offsets, take the mean over the batch, and then the root.',
    edits: [[statistic, 'tf.mean(tf.abs(offsets))']],
  },
  'no-small-number': {
    caughtBy: 'collapsed',
    lesson: 'gan-instability/remedies#zero-spread',
    explanation:
      'Your values are nearly right, but the gradient is NaN if all rows are equal. The slope of a root is infinite at 0, and infinity times 0 is NaN. That is the collapsed batch, which this feature is made for. Add 1e-8 to each variance before the root.',
    edits: [[statistic, 'tf.mean(tf.sqrt(variances))']],
  },
  'small-number-after-the-root': {
    caughtBy: 'collapsed',
    lesson: 'gan-instability/remedies#zero-spread',
    explanation:
      'You add 1e-8 to the deviation, after the root. The slope of the root at 0 is still infinite, so the gradient is NaN if all rows are equal. Add it to each variance, below the root.',
    edits: [[statistic, 'tf.mean(tf.add(tf.sqrt(variances), 1e-8))']],
  },
  'mean-square-minus-square': {
    caughtBy: 'value',
    lesson: 'gan-instability/remedies#zero-spread',
    explanation:
      'Your variances are mean squares minus squared means. For features far from 0 these are two large numbers that nearly cancel, and float32 leaves mostly rounding errors. The result can be far off, or NaN. Subtract the mean from the features before you square.',
    edits: [[variances, 'tf.sub(tf.mean(tf.square(features), 0), tf.square(tf.mean(features, 0)))']],
  },
  'statistic-held-constant': {
    caughtBy: 'gradient',
    lesson: 'gan-instability/remedies#every-row',
    explanation:
      'Your values are right, but no gradient passes through the new column, because its number was copied into a variable or a plain number. The generator then learns nothing from the spread. Keep it the result of tf operations.',
    edits: [[column, 'tf.mul(tf.ones([n, 1]), tf.variable(statistic, false))']],
  },
  'gradient-for-one-row': {
    caughtBy: 'gradient',
    lesson: 'gan-instability/remedies#every-row',
    explanation:
      'Your gradient reaches only one row. The deviation depends on all rows, so each of them gets a share of the slope. Use the same statistic, as a tensor of all rows, in each row.',
    edits: [
      [
        'const offsets = tf.sub(features, tf.mean(features, 0));',
        'const rows = tf.concat([tf.slice(features, 0, 1), tf.variable(tf.slice(features, 1), false)]);\n  const offsets = tf.sub(rows, tf.mean(rows, 0));',
      ],
    ],
  },
  'a-column-per-feature': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You append the deviation of every feature, so the result has 2F columns. Only one more feature is asked for: the mean of these deviations.',
    edits: [
      [statistic, 'tf.sqrt(tf.add(variances, 1e-8))'],
      [column, 'tf.mul(tf.ones([n, 1]), tf.expandDims(statistic, 0))'],
    ],
  },
  'column-in-front': {
    caughtBy: 'value',
    lesson,
    explanation:
      'Your new column is the first one, and the stub asks for it as the last one, behind the features. Exchange the two in tf.concat.',
    edits: [[joined, 'tf.concat([column, features], 1)']],
  },
  'column-alone': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You return only the new column. The discriminator also needs the features, to judge each example. Join both along axis 1.',
    edits: [[joined, 'column']],
  },
  'one-more-row': {
    caughtBy: 'value',
    lesson,
    explanation:
      'You append a row of deviations instead of a column. The discriminator would treat it as one more example. Append one column, with the mean of the deviations in each row.',
    edits: [
      [statistic, 'tf.sqrt(tf.add(variances, 1e-8))'],
      [column, 'tf.reshape(statistic, [1, -1])'],
      [joined, 'n > 0 ? tf.concat([features, column], 0) : features'],
    ],
  },
  'deviation-of-each-row': {
    caughtBy: 'value',
    lesson,
    explanation:
      'Your new column has the deviation of each row over its own features, because you took axis 1. That says nothing about how much the rows differ. Take the deviation down each column, over the batch: axis 0.',
    edits: [
      ['tf.mean(features, 0)', 'tf.mean(features, 1, true)'],
      [variances, 'tf.mean(tf.square(offsets), 1, true)'],
      [statistic, 'tf.sqrt(tf.add(variances, 1e-8))'],
      [column, 'statistic as tf.Tensor as tf.Tensor2D'],
    ],
  },
});
