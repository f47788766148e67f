import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { affine, initialWeights, narrow, quarterOf, widen, type Layer } from './convolution.ts';
import type { Vae } from './dense-vae.ts';
import type { Weights } from './weights.ts';

/**
 * A VAE on square grey images, two convolutions on either side: side → side / 2 → side / 4 → (mu, logVar), and back.
 * Images are passed as rows [batch, side²]; inside they are [batch, height, width, channels].
 *
 * @param side a multiple of 4; 28 for the digits
 */
export function convolutionalVae({
  side,
  channels: [few, many],
  latentSize,
}: {
  side: number;
  channels: readonly [few: number, many: number];
  latentSize: number;
}): Vae {
  const quarter = quarterOf(side);
  const flat = quarter * quarter * many;
  const layers: readonly Layer[] = [
    { name: 'narrow1', kind: 'narrow', from: 1, to: few, rectified: true },
    { name: 'narrow2', kind: 'narrow', from: few, to: many, rectified: true },
    { name: 'mu', kind: 'dense', from: flat, to: latentSize, rectified: false },
    { name: 'logVar', kind: 'dense', from: flat, to: latentSize, rectified: false },
    { name: 'spread', kind: 'dense', from: latentSize, to: flat, rectified: true },
    { name: 'widen1', kind: 'widen', from: many, to: few, rectified: true },
    { name: 'widen2', kind: 'widen', from: few, to: 1, rectified: false },
  ];
  const init = (random: Random): Weights => initialWeights(layers, random);

  const encode = (w: Weights, x: tf.Tensor2D) => {
    const image = tf.reshape<tf.Rank.R4>(x, [-1, side, side, 1]);
    const first = tf.relu(narrow(w, 'narrow1', image)); // [batch, half, half, few]
    const second = tf.relu(narrow(w, 'narrow2', first)); // [batch, quarter, quarter, many]
    const hidden = tf.reshape(second, [-1, flat]);
    return { mu: affine(w, 'mu', hidden), logVar: affine(w, 'logVar', hidden) };
  };

  const decode = (w: Weights, z: tf.Tensor2D): tf.Tensor2D => {
    const hidden = tf.relu(affine(w, 'spread', z));
    const second = tf.reshape<tf.Rank.R4>(hidden, [-1, quarter, quarter, many]);
    const first = tf.relu(widen(w, 'widen1', second)); // [batch, half, half, few]
    return tf.reshape<tf.Rank.R2>(widen(w, 'widen2', first), [-1, side * side]); // logits
  };
  return { latentSize, init, encode, decode };
}
