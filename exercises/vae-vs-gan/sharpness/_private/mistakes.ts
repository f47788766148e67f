import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/sharpness';
const kernel = '[0, 1, 0, 1, -4, 1, 0, 1, 0]';
const result = 'tf.mean(tf.square(deviations), [1, 2, 3])';
const deviations = 'tf.sub(laplacians, tf.mean(laplacians, [1, 2, 3], true))';
const laplacians = "tf.conv2d(tf.expandDims<tf.Tensor4D>(images, 3), kernel, 1, 'valid')";

export default defineMistakes({
  'over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#each-image`,
    explanation:
      'Every image has the same value: your variance is over the whole batch. One sharp image would hide many blurred ones; reduce over height and width only.',
    edits: [
      [
        result,
        'tf.mul(tf.ones([images.shape[0]]), tf.mean(tf.square(tf.sub(laplacians, tf.mean(tf.add(laplacians, tf.mul(0, tf.sum(deviations)))))))) as tf.Tensor1D',
      ],
    ],
  },
  'mean-of-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#each-image`,
    explanation:
      'Your deviations are from the mean of the whole batch. Each image has a mean of its own; otherwise differences between images count as sharpness.',
    edits: [[deviations, 'tf.sub(laplacians, tf.mean(laplacians))']],
  },
  'padding-counted': {
    caughtBy: 'edges',
    lesson: `${lesson}#edges`,
    explanation:
      'You count the positions at the border, where zeros stand in for the missing neighbours. A bright border then looks like a sharp edge; use valid positions only.',
    edits: [[laplacians, laplacians.replace('valid', 'same')]],
  },
  'sample-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You divide by one less than the number of positions. Here the variance describes the pixels of this image and estimates nothing beyond them: divide by their number.',
    edits: [
      [
        result,
        'tf.div(tf.sum(tf.square(deviations), [1, 2, 3]), (images.shape[1] - 2) * (images.shape[2] - 2) - 1)',
      ],
    ],
  },
  'standard-deviation': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation: 'You return the standard deviation. The measure is the variance, its square.',
    edits: [[result, `tf.sqrt(${result})`]],
  },
  'mean-not-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You return the mean of the squared Laplacians. That is the variance only where their mean is 0; in an image that bends one way all over it is not.',
    edits: [[deviations, 'tf.sub(laplacians, 0)']],
  },
  'mean-absolute': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You average the absolute deviations. The variance averages their squares, which gives a few strong edges more weight than much faint texture.',
    edits: [[result, 'tf.mean(tf.abs(deviations), [1, 2, 3])']],
  },
  'summed-over-the-pixels': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You add the squares up. A variance is their mean; otherwise a larger image is a sharper one.',
    edits: [[result, 'tf.sum(tf.square(deviations), [1, 2, 3])']],
  },
  'eight-neighbours': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'Your kernel has all eight neighbours and −8 in the middle. That is another Laplacian; this measure takes the four at the sides.',
    edits: [[kernel, '[1, 1, 1, 1, -8, 1, 1, 1, 1]']],
  },
  'middle-not-four': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'The weights of your kernel do not add up to 0: −1 in the middle instead of −4. A flat grey image then has a Laplacian, and brightness counts as sharpness.',
    edits: [[kernel, '[0, 1, 0, 1, -1, 1, 0, 1, 0]']],
  },
  'pixels-themselves': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'Your variance is that of the pixels: contrast. A soft gradient from black to white has much of it and no edge; take the Laplacian first.',
    edits: [[kernel, '[0, 0, 0, 0, 1, 0, 0, 0, 0]']],
  },
  'one-direction': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'Your kernel bends along one axis only, so edges that run along it are not seen. The Laplacian adds the second differences along both.',
    edits: [[kernel, '[0, 0, 0, 1, -2, 1, 0, 0, 0]']],
  },
});
