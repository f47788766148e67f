import * as tf from '@tensorflow/tfjs';

/** The point at fraction t of the straight line from a to b: a at t = 0, b at t = 1. All have shape [d]. */
export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * The point at fraction t of the arc from a to b along a great circle (Shoemake 1985; for latents White 2016):
 *
 *     sin((1 − t) Ω) / sin Ω · a + sin(t Ω) / sin Ω · b,
 *
 * where Ω is the angle between a and b. Normalise the vectors to compute the angle, but apply the weights to the vectors
 * themselves, whatever their lengths. For vectors in the same direction, or nearly so, sin Ω is about 0, and the result is
 * lerp. The vectors are never opposite, and neither has length 0.
 *
 * @param a [d]
 * @param b [d]
 * @param t 0 to 1
 * @returns [d]
 */
export function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * New images from a trained VAE or GAN. The latents come from the prior, N(0, I), and nothing is encoded.
 *
 * @param decode maps latents [n, latent] to the logits of pixels, [n, pixels]
 * @param eps [n, latent], already drawn from N(0, 1)
 * @returns [n, pixels], the means of the pixels, from 0 to 1, not binary
 */
export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
