import * as tf from '@tensorflow/tfjs';

/*
 * Both measures use balls. The ball of a row in its set is centred at the row, and its radius is the distance to the k-th
 * nearest of the other rows of that set. A row is not its own neighbour. Distances are Euclidean, and a point at a distance
 * equal to the radius is inside.
 */

/**
 * Are the generated examples realistic, and are all the real ones generated (Kynkäänniemi et al. 2019, eq. 1 and 2)?
 *
 * - precision: the fraction of generated examples inside at least one ball of a real example in the real set.
 * - recall: the fraction of real examples inside at least one ball of a generated example in the generated set.
 *
 * @param real [n, d] features of real examples, more than k
 * @param fake [m, d] features of generated examples, more than k; m can differ from n
 * @param k at least 1
 * @returns both, from 0 to 1, or a promise of them, so that you can await the values of a tensor
 */
export function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { precision: number; recall: number } | Promise<{ precision: number; recall: number }> {
  throw new Error('not written yet');
}

/**
 * The same two questions with only the balls of the real examples, which a few generated outliers cannot enlarge
 * (Naeem et al. 2020, eq. 3 and 4).
 *
 * - density: the number of real balls that contain a generated example, averaged over the generated examples and divided by
 *   k. It can exceed 1.
 * - coverage: the fraction of real examples whose ball contains at least one generated example.
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
