import * as tf from '@tensorflow/tfjs';

/**
 * The minibatch standard deviation (Karras et al. 2018, section 3): one more feature, which tells the discriminator how
 * much the examples of its batch differ.
 *
 * Each feature has a variance over the batch, with the divisor n. Add 1e-8 to it and take the square root; without the
 * 1e-8, the slope of the root would be infinite if all rows are equal. The mean of these roots over the features is one
 * number. It becomes the last column, the same in every row, behind the features themselves. If all rows are equal, or
 * if there is only one, the number is 1e-4, and all gradients are finite.
 *
 * The gradient runs through the new column to every row of `features`. Features can be far from 0: the result must be
 * accurate for a spread of about 1 around values up to ±500.
 *
 * @param features [n, F] what the discriminator computed for n examples, all real or all generated
 * @returns [n, F + 1]
 */
export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
