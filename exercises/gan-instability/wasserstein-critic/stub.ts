import * as tf from '@tensorflow/tfjs';

/**
 * The loss of a Wasserstein GAN's critic, to be minimised: the mean score of generated examples minus that of real ones
 * (Arjovsky et al. 2017, eq. 2 and algorithm 1, with the sign turned). Scores are any numbers: there is no sigmoid, and no
 * logarithm. A critic that does well makes this loss very negative.
 *
 * Each mean is over its own batch; the two may differ in size. If you turn the sign of this loss and that of
 * `generatorLoss`, your critic gives low scores to real examples, which is as right.
 *
 * @param real [batch, 1] scores of real examples
 * @param fake [another batch, 1] scores of generated examples
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
 * Weight clipping, after each step of the critic: moves every entry of the given variables into −c..c, in place (the same
 * variables, assigned; nothing is returned), biases included, and no other variable.
 *
 * @param variables the critic's, of any shape
 * @param c a plain number above 0
 */
export function clipWeights(variables: tf.Variable[], c: number): void {
  throw new Error('not written yet');
}
