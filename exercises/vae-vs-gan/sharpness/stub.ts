import * as tf from '@tensorflow/tfjs';

/**
 * How sharp each image is: the variance of its Laplacian (Pech-Pacheco et al. 2000). The Laplacian of a pixel is the sum of its
 * four neighbours minus four times itself,
 *
 *     0  1  0
 *     1 −4  1
 *     0  1  0
 *
 * taken only where all four neighbours lie inside of the image. The variance is that of one image, over all its
 * positions, divided by their number. A blurred image has a small one; noise has a large one too, so more is not always better.
 *
 * @param images [n, height, width], grey levels; height and width at least 3, and not always equal
 * @returns [n]
 */
export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  throw new Error('not written yet');
}
