import * as tf from '@tensorflow/tfjs';

/**
 * The kernel distance between two sets of features (Bińkowski et al. 2018, section 4, where it is called KID): the unbiased
 * estimate of the squared maximum mean discrepancy (Gretton et al. 2012, eq. 3) with the cubic kernel
 *
 *     k(a, b) = (a · b / d + 1)³,   where d is the number of features.
 *
 * It is the mean of k over all pairs of different rows of x, plus the same for y, minus twice the mean of k over all pairs
 * of a row of x and a row of y. It is unbiased, so it can be negative. Return it as it is.
 *
 * @param x [n, d] features of real examples, n at least 2
 * @param y [m, d] features of generated examples, m at least 2; m can differ from n
 * @returns a number, or a promise of it, so that you can await the values of a tensor
 */
export function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): number | Promise<number> {
  throw new Error('not written yet');
}
