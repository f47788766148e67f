import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/sharpness';
const kernel = '[0, 1, 0, 1, -4, 1, 0, 1, 0]';
const result = 'tf.mean(tf.square(deviations), 1)';
const deviations = 'tf.sub(laplacians, tf.mean(laplacians, 1, true))';
const laplacians = "tf.conv2d(tf.expandDims<tf.Tensor4D>(images, 3), kernel, 1, 'valid')";

export default defineMistakes({
  'over-the-batch': {
    caughtBy: 'value',
    lesson: `${lesson}#each-image`,
    explanation:
      'Every image has the same value, because your variance is over the whole batch. One sharp image would hide many blurred ones. Reduce over height and width only.',
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
      'You subtract the mean of the whole batch. Differences between images then count as sharpness. Subtract each image’s own mean.',
    edits: [[deviations, 'tf.sub(laplacians, tf.mean(laplacians))']],
  },
  'padding-counted': {
    caughtBy: 'edges',
    lesson: `${lesson}#edges`,
    explanation:
      'You include the positions at the border, where zeros replace the missing neighbours. A bright border then looks like a sharp edge. Use valid positions only.',
    edits: [[laplacians, laplacians.replace('valid', 'same')]],
  },
  'sample-variance': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You divide by one less than the number of positions. This variance describes the pixels of one image and is not an estimate, so divide by their number.',
    edits: [
      [result, 'tf.div(tf.sum(tf.square(deviations), 1), (images.shape[1] - 2) * (images.shape[2] - 2) - 1)'],
    ],
  },
  'standard-deviation': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation: 'You return the standard deviation. The measure is the variance, which is its square.',
    edits: [[result, `tf.sqrt(${result})`]],
  },
  'mean-not-subtracted': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You return the mean of the squared Laplacians. That is the variance only if their mean is 0, which is not so if the whole image curves one way. Subtract the mean.',
    edits: [[deviations, 'tf.sub(laplacians, 0)']],
  },
  'mean-absolute': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You average the absolute deviations. The variance averages their squares, which gives a few strong edges more weight than a lot of faint texture.',
    edits: [[result, 'tf.mean(tf.abs(deviations), 1)']],
  },
  'summed-over-the-pixels': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation: 'You sum the squares, so a larger image gets a larger value. A variance is their mean.',
    edits: [[result, 'tf.sum(tf.square(deviations), 1)']],
  },
  'eight-neighbours': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'Your kernel has all eight neighbours and −8 in the middle. That is a different Laplacian. This measure uses the four neighbours that share a side.',
    edits: [[kernel, '[1, 1, 1, 1, -8, 1, 1, 1, 1]']],
  },
  'middle-not-four': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'The weights of your kernel do not add up to 0, because the middle is −1 instead of −4. Then even a flat grey image has a non-zero Laplacian, and brightness counts as sharpness.',
    edits: [[kernel, '[0, 1, 0, 1, -1, 1, 0, 1, 0]']],
  },
  'pixels-themselves': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'Your variance is that of the pixels, which is contrast. A smooth gradient from black to white has a lot of contrast but no edge. Apply the Laplacian first.',
    edits: [[kernel, '[0, 0, 0, 0, 1, 0, 0, 0, 0]']],
  },
  'one-direction': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'Your kernel takes second differences along one axis only, so it misses edges that run along that axis. The Laplacian adds the second differences along both axes.',
    edits: [[kernel, '[0, 0, 0, 1, -2, 1, 0, 0, 0]']],
  },
  'height-and-width-exchanged': {
    caughtBy: 'value',
    lesson: `${lesson}#laplacian`,
    explanation:
      'You exchange height and width, so pixels of different rows become neighbours. The shape of the images is [n, height, width]. Keep the axes in this order.',
    edits: [
      [
        laplacians,
        laplacians.replace(
          '(images, 3)',
          '(tf.reshape(images, [images.shape[0], images.shape[2], images.shape[1]]), 3)',
        ),
      ],
    ],
  },
  'divided-by-all-pixels': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You divide by the number of all pixels of the image. The Laplacian exists only at positions with four neighbours. Divide by the number of these positions, (height − 2)(width − 2).',
    edits: [[result, 'tf.div(tf.sum(tf.square(deviations), 1), images.shape[1] * images.shape[2])']],
  },
  'laplacian-without-sign': {
    caughtBy: 'value',
    lesson: `${lesson}#variance`,
    explanation:
      'You take the absolute value of the Laplacian before the variance. Values of opposite sign then look alike, and the variance becomes too small. Keep the sign.',
    edits: [[laplacians, `tf.abs(${laplacians})`]],
  },
});
