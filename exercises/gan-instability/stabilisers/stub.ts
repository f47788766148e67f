import * as tf from '@tensorflow/tfjs';

/**
 * The discriminator's loss with one-sided label smoothing: the binary cross-entropy of the logits, with label `smooth` for
 * real examples and 0 for generated ones, as the mean over the real examples plus the mean over the generated ones
 * (Salimans et al. 2016, section 3.4). It must be finite and accurate for logits of any size.
 *
 * @param real [n, 1] logits of real examples
 * @param fake [m, 1] logits of generated examples; m can differ from n
 * @param smooth the label of a real example, for example 0.9; 1 means no smoothing
 * @returns a scalar, to be minimised by the discriminator
 */
export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * Instance noise: x + std eps, for every input of the discriminator, real or generated (Sønderby et al. 2017; Arjovsky
 * and Bottou 2017).
 *
 * @param x [batch, features]
 * @param std the standard deviation of the noise; 0 adds none
 * @param eps [batch, features], already drawn from N(0, 1)
 * @returns [batch, features]
 */
export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}

/**
 * Divides a kernel by an estimate of its largest singular value, found by power iteration (Miyato et al. 2018, algorithm 1,
 * written for a kernel [in, out], the transpose of theirs). One iteration is
 *
 *   v = u wᵀ / ‖u wᵀ‖, of shape [1, in], and then u = v w / ‖v w‖, of shape [1, out];
 *
 * After the last iteration, sigma = v w uᵀ and weight = w / sigma. In training, one iteration per step is enough, because
 * each step starts from the u of the previous step. For the gradient with respect to w, treat u and v as constants, but not
 * sigma.
 *
 * @param w [in, out], not all zero
 * @param u [1, out] from the previous step; at the start it is random, with any length except 0. u wᵀ is never 0.
 * @param iterations at least 1
 * @returns weight [in, out], the new u [1, out], and sigma, a scalar
 */
export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  throw new Error('not written yet');
}
