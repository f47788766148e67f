import * as tf from '@tensorflow/tfjs';

/**
 * How sharp each image is, as the variance of its Laplacian (Pech-Pacheco et al. 2000). The Laplacian of a pixel is the sum of
 * its four neighbours minus four times the pixel itself,
 *
 *     0  1  0
 *     1 −4  1
 *     0  1  0
 *
 * and only positions with all four neighbours inside the image count. The variance is over all these positions of one image,
 * divided by their number. A blurred image has a small value. Noise has a large value too, so a larger value is not always
 * better.
 *
 * @param images [n, height, width], grey levels; height and width are at least 3 and can differ
 * @returns [n]
 */
export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  throw new Error('not written yet');
}
