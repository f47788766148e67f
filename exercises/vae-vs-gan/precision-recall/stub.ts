import * as tf from '@tensorflow/tfjs';

/*
 * Both measures draw balls. The ball of a row in its set has the row as its centre, and its radius reaches to the k-th nearest of
 * the other rows of that set: the row itself is no neighbour of its own. Distances are Euclidean, and a point at a distance equal
 * to the radius is inside.
 */

/**
 * Are the generated examples realistic, and are all the real ones generated (Kynkäänniemi et al. 2019, eq. 1 and 2)?
 *
 * - precision: the share of generated examples inside of at least one ball of a real example in the real set.
 * - recall: the share of real examples inside of at least one ball of a generated example in the generated set.
 *
 * @param real [n, d] features of real examples, more than k
 * @param fake [m, d] features of generated examples, more than k; m need not be n
 * @param k at least 1
 * @returns both, 0 to 1, or a promise of them, so that you can await the numbers of a tensor
 */
export function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { precision: number; recall: number } | Promise<{ precision: number; recall: number }> {
  throw new Error('not written yet');
}

/**
 * The same two questions with the balls of the real examples alone, which a few far-off generated examples cannot blow up
 * (Naeem et al. 2020, eq. 3 and 4).
 *
 * - density: how many real balls a generated example lies in, on average over the generated examples, divided by k. It can exceed 1.
 * - coverage: the share of real examples whose ball has at least one generated example inside.
 *
 * @param real [n, d], more than k
 * @param fake [m, d], at least one
 * @param k at least 1
 */
export function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { density: number; coverage: number } | Promise<{ density: number; coverage: number }> {
  throw new Error('not written yet');
}
