/** Detects samples that are copies of training images. Images in 0..1, row-major. */

type Images = Float32Array | Float64Array;

const pixels = 784;
/** Enough for a median. */
const looked = 50;

/**
 * How close samples are to single training images, compared with test images: the ratio of the medians of the squared
 * distance to the nearest training image. It is about 1 for new digits, was 1.1 to 1.8 for trained models, and is 0 for
 * copies.
 */
export const nearnessToTraining = (samples: Images, training: Images, test: Images): number =>
  medianNearest(samples, training) / medianNearest(test, training);

function medianNearest(images: Images, training: Images): number {
  const nearest = Array.from({ length: looked }, (_, i) =>
    nearestDistance(images.subarray(i * pixels, (i + 1) * pixels), training),
  );
  return nearest.sort((a, b) => a - b)[looked / 2] ?? NaN;
}

function nearestDistance(image: Images, training: Images): number {
  let best = Infinity;
  for (let from = 0; from < training.length; from += pixels) {
    let distance = 0;
    // Most training images are far away after a few rows.
    for (let k = 0; k < pixels && distance < best; k++)
      distance += ((image[k] ?? NaN) - (training[from + k] ?? NaN)) ** 2;
    best = Math.min(best, distance);
  }
  return best;
}
