import { affine, rectified } from './affine.ts';
import { at } from './arithmetic.ts';
import type { VaeWeights } from './vae.ts';

/**
 * The quality of a dense VAE with these weights on unseen images: its mean −ELBO in nats per image at one z = mu + σ
 * eps per image, and its active units: latents with Var over the images of mu above 0.01 (Burda et al. 2016, section
 * 5.2). `x` [images, pixels] in 0..1 and `eps` [images, latent], both row-major.
 */
export function vaeOnTestImages(
  weights: VaeWeights,
  x: Float64Array,
  eps: Float64Array,
): { negativeElbo: number; activeUnits: number } {
  const { mu, each } = judged(weights, x, eps);
  const negativeElbo = each.reduce((sum, nats) => sum + nats, 0) / each.length;
  return { negativeElbo, activeUnits: countActive(mu, each.length) };
}

/** −ELBO of each image in nats, at one z = mu + σ eps: [images]. */
export const vaeOnEachImage = (weights: VaeWeights, x: Float64Array, eps: Float64Array): Float64Array =>
  judged(weights, x, eps).each;

function judged(
  weights: VaeWeights,
  x: Float64Array,
  eps: Float64Array,
): { mu: Float64Array; each: Float64Array } {
  const hidden = rectified(affine(x, { kernel: weights.encoderKernel, bias: weights.encoderBias }));
  const mu = affine(hidden, { kernel: weights.muKernel, bias: weights.muBias });
  const logVar = affine(hidden, { kernel: weights.logVarKernel, bias: weights.logVarBias });
  const z = mu.map((entry, i) => entry + Math.exp(at(logVar, i) / 2) * at(eps, i));
  const logits = logitsOf(weights, z);
  const pixels = at(weights.encoderKernel.shape, 0);
  const latents = at(weights.muKernel.shape, 1);
  const each = new Float64Array(x.length / pixels);
  const add = (image: number, nats: number): void => {
    each[image] = at(each, image) + nats;
  };
  // −log p(x | z) = softplus(l) − x l, a pixel
  x.forEach((pixel, i) => {
    const l = at(logits, i);
    add(Math.floor(i / pixels), Math.max(l, 0) + Math.log1p(Math.exp(-Math.abs(l))) - l * pixel);
  });
  mu.forEach((m, i) => {
    const v = at(logVar, i);
    add(Math.floor(i / latents), 0.5 * (m * m + Math.exp(v) - 1 - v));
  });
  return { mu, each };
}

/** Images that the decoder computes from z [images, latent]: pixels as probabilities, [images, pixels] row-major. */
export const decodedPixels = (weights: VaeWeights, z: Float64Array): Float64Array =>
  logitsOf(weights, z).map((l) => 1 / (1 + Math.exp(-l)));

function logitsOf(weights: VaeWeights, z: Float64Array): Float64Array {
  const hidden = rectified(affine(z, { kernel: weights.decoderKernel, bias: weights.decoderBias }));
  return affine(hidden, { kernel: weights.logitsKernel, bias: weights.logitsBias });
}

function countActive(mu: Float64Array, images: number): number {
  const latents = mu.length / images;
  const variances = Array.from({ length: latents }, (_, unit) => {
    const values = Array.from({ length: images }, (__, image) => at(mu, image * latents + unit));
    const mean = values.reduce((sum, value) => sum + value, 0) / images;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / images;
  });
  return variances.filter((variance) => variance > 0.01).length;
}
