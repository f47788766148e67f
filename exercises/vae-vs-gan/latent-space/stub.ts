import * as tf from '@tensorflow/tfjs';

/** The point at the share t of the straight way from a to b: a at t = 0, b at t = 1. All of shape [d]. */
export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * The point at the share t of the way from a to b along a great circle (Shoemake 1985; for latents White 2016):
 *
 *     sin((1 − t) Ω) / sin Ω · a + sin(t Ω) / sin Ω · b,
 *
 * where Ω is the angle between a and b. The angle is that of the vectors made one long; the weights apply to the vectors as they
 * are, whatever their lengths. For vectors that point the same way, or nearly, sin Ω is 0 and the way is straight: lerp. Opposite
 * vectors are never asked, and neither has length 0.
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
 * New images from a trained VAE or GAN: the latents come from the prior, N(0, I), and nothing is encoded.
 *
 * @param decode latents [n, latent] to the logits of pixels, [n, pixels]
 * @param eps [n, latent], drawn for you from N(0, 1)
 * @returns [n, pixels], the means of the pixels, 0 to 1: not binary
 */
export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
