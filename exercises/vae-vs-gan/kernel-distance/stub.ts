import * as tf from '@tensorflow/tfjs';

/**
 * The kernel distance of two sets of features (Bińkowski et al. 2018, section 3.1, where it is called KID): the unbiased
 * estimate of the squared maximum mean discrepancy (Gretton et al. 2012, eq. 3) with the cubic kernel
 *
 *     k(a, b) = (a · b / d + 1)³,   d the number of features.
 *
 * It is the mean of k over all pairs of two different rows of x, plus the same for y, minus twice the mean of k over all pairs
 * of a row of x and a row of y. As it is unbiased, it may come out negative, and then it is returned as it is.
 *
 * @param x [n, d] features of real examples, n at least 2
 * @param y [m, d] features of generated examples, m at least 2; m need not be n
 * @returns a number, or a promise of it, so that you can await the numbers of a tensor
 */
export function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): number | Promise<number> {
  throw new Error('not written yet');
}
