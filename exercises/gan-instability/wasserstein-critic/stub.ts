import * as tf from '@tensorflow/tfjs';

/**
 * The loss of a Wasserstein GAN's critic, to be minimised: the mean score of generated examples minus that of real ones
 * (Arjovsky et al. 2017, eq. 2 and algorithm 1, with the opposite sign). Scores can be any numbers. There is no sigmoid and
 * no logarithm. A good critic makes this loss very negative.
 *
 * Each mean is over its own batch, and the two can differ in size. If you flip the signs of both this loss and
 * `generatorLoss`, your critic gives low scores to real examples, which is also correct.
 *
 * @param real [batch, 1] scores of real examples
 * @param fake [fake batch, 1] scores of generated examples
 * @returns a scalar
 */
export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * The loss of the generator against that critic, to be minimised: minus the mean score of generated examples.
 *
 * @param fake [batch, 1] scores of generated examples
 * @returns a scalar
 */
export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * Weight clipping, after each step of the critic: clips every entry of the given variables to −c..c, including biases, and
 * changes no other variable. It assigns to the same variables and returns nothing.
 *
 * @param variables the critic's variables, of any shape
 * @param c a plain number above 0
 */
export function clipWeights(variables: tf.Variable[], c: number): void {
  throw new Error('not written yet');
}
