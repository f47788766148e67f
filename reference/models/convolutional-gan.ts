/**
 * Both players of a GAN on square grey images, each of two convolutions, after DCGAN (Radford et al. 2016) without its
 * batch normalisation, which does not work with a gradient penalty (Gulrajani et al. 2017, section 4). Images are
 * passed as rows [batch, side²]; inside they are [batch, height, width, channels].
 */
import * as tf from '#reference/tensor/tfjs.ts';

import { affine, initialWeights, narrow, quarterOf, widen, type Layer } from './convolution.ts';
import { rectifierSlope, type Network } from './mlp.ts';

interface Sizes {
  /** A multiple of 4; 28 for the digits. */
  readonly side: number;
  readonly channels: readonly [few: number, many: number];
}

/** Latents [batch, latentSize] to images in 0..1, by a sigmoid. */
export function convolutionalGenerator({
  side,
  channels: [few, many],
  latentSize,
}: Sizes & { readonly latentSize: number }): Network {
  const quarter = quarterOf(side);
  const flat = quarter * quarter * many;
  const layers: readonly Layer[] = [
    { name: 'spread', kind: 'dense', from: latentSize, to: flat, rectified: true },
    { name: 'widen1', kind: 'widen', from: many, to: few, rectified: true },
    { name: 'widen2', kind: 'widen', from: few, to: 1, rectified: false },
  ];
  return {
    init: (random) => initialWeights(layers, random),
    apply: (w, z) => {
      const hidden = tf.relu(affine(w, 'spread', z));
      const second = tf.reshape<tf.Rank.R4>(hidden, [-1, quarter, quarter, many]);
      const first = tf.relu(widen(w, 'widen1', second)); // [batch, half, half, few]
      return tf.reshape(tf.sigmoid(widen(w, 'widen2', first)), [-1, side * side]);
    },
  };
}

/** Images to logits, or a critic's scores: [batch, 1]. Leaky rectifiers, so that no unit dies. */
export function convolutionalDiscriminator({ side, channels: [few, many] }: Sizes): Network {
  const flat = quarterOf(side) ** 2 * many;
  const layers: readonly Layer[] = [
    { name: 'narrow1', kind: 'narrow', from: 1, to: few, rectified: true },
    { name: 'narrow2', kind: 'narrow', from: few, to: many, rectified: true },
    { name: 'judge', kind: 'dense', from: flat, to: 1, rectified: false },
  ];
  return {
    init: (random) => initialWeights(layers, random),
    apply: (w, x) => {
      const image = tf.reshape<tf.Rank.R4>(x, [-1, side, side, 1]);
      const first = tf.leakyRelu(narrow(w, 'narrow1', image), rectifierSlope); // [batch, half, half, few]
      const second = tf.leakyRelu(narrow(w, 'narrow2', first), rectifierSlope); // [batch, quarter, quarter, many]
      return affine(w, 'judge', tf.reshape(second, [-1, flat]));
    },
  };
}
