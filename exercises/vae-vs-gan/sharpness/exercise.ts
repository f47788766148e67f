import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/sharpness',
  title: 'Measure how blurred an image is',
  points: 2,
  lesson: 'vae-vs-gan/sharpness',
  entry: ['laplacianVariance'],
  hints: [
    'There are two steps. First compute the Laplacian of each image, then one variance per image. Over which axes do you take the variance?',
    'The Laplacian is a convolution. tf.conv2d takes images [n, height, width, 1] and a filter [3, 3, 1, 1]. The padding decides which positions are counted.',
    "With 'valid' padding the result is [n, height − 2, width − 2, 1]. `tf.moments(laplacians, [1, 2, 3]).variance` is the variance of each image, divided by the number of positions.",
  ],
});
