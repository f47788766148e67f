/** Spectral normalisation of a network's kernels (Miyato et al. 2018, algorithm 1), one iteration per step. */
import type { Random } from '#datasets/random.ts';
import { spectralNormalize } from '#reference/losses/index.ts';
import type { Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

/** A unit direction [1, out] for each kernel [in, out]. */
export const startingDirections = (weights: Weights, random: Random): Weights =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([name]) => name.startsWith('kernel'))
      .map(([name, { shape }]) => {
        const entries = Array.from({ length: shape[1] ?? 0 }, () => random.normal());
        const norm = Math.hypot(...entries);
        return [name, tf.tensor2d([entries.map((entry) => entry / norm)])];
      }),
  );

/** The weights with each kernel that has a direction divided by its norm, and the directions of the next step. */
export function normalized(weights: Weights, directions: Weights): { weights: Weights; directions: Weights } {
  const kernels = Object.entries(directions).map(([name, u]) => {
    const w = weights[name] as tf.Tensor2D;
    return [name, spectralNormalize({ w, u: u as tf.Tensor2D })] as const;
  });
  return {
    weights: { ...weights, ...Object.fromEntries(kernels.map(([name, { weight }]) => [name, weight])) },
    directions: Object.fromEntries(kernels.map(([name, { u }]) => [name, u])),
  };
}
