import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import type { Vae } from './dense-vae.ts';
import { dense, gains, normalKernel, weight, type Weights } from './weights.ts';

/** Every convolution sees 4 × 4 pixels and halves the sides, or doubles them on the way back (Radford et al. 2016). */
const [taps, stride] = [4, 2];

/**
 * A VAE on square grey images, two convolutions on either side: side → side / 2 → side / 4 → (mu, logVar), and back.
 * Images come and go as rows [batch, side²]; inside they are [batch, height, width, channels].
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
  const [half, quarter] = [side / 2, side / 4];
  if (!Number.isInteger(quarter))
    throw new RangeError(`side must be a multiple of 4, got ${side}; pad the images`);
  const flat = quarter * quarter * many;

  const init = (random: Random): Weights => {
    // Of a convolution on the way back, an output pixel meets (taps / stride)² of the taps.
    const met = (taps / stride) ** 2;
    const layers: [name: string, shape: number[], gain: number, bias: number, inputs?: number][] = [
      ['narrow1', [taps, taps, 1, few], gains.rectifier, few],
      ['narrow2', [taps, taps, few, many], gains.rectifier, many],
      ['mu', [flat, latentSize], gains.linear, latentSize],
      ['logVar', [flat, latentSize], gains.linear, latentSize],
      ['spread', [latentSize, flat], gains.rectifier, flat],
      ['widen1', [taps, taps, few, many], gains.rectifier, few, met * many],
      ['widen2', [taps, taps, 1, few], gains.linear, 1, met * few],
    ];
    const entries = layers.flatMap(([name, shape, gain, bias, inputs]) => [
      [`${name}Kernel`, normalKernel(random, shape, gain, inputs)],
      [`${name}Bias`, tf.zeros([bias])],
    ]);
    return Object.fromEntries(entries) as Weights;
  };

  const kernel = (w: Weights, name: string) => weight(w, `${name}Kernel`) as tf.Tensor4D;
  const bias = (w: Weights, name: string) => weight(w, `${name}Bias`);
  const affine = (w: Weights, name: string, x: tf.Tensor) =>
    dense(x, weight(w, `${name}Kernel`), bias(w, name));
  /** Halves the sides. */
  const narrow = (w: Weights, name: string, x: tf.Tensor4D): tf.Tensor4D =>
    tf.add(tf.conv2d(x, kernel(w, name), stride, 'same'), bias(w, name));
  /** Doubles them, to images of this shape. */
  const widen = (w: Weights, name: string, x: tf.Tensor4D, shape: [number, number, number]): tf.Tensor4D =>
    tf.add(tf.conv2dTranspose(x, kernel(w, name), [x.shape[0], ...shape], stride, 'same'), bias(w, name));

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
    const first = tf.relu(widen(w, 'widen1', second, [half, half, few]));
    const image = widen(w, 'widen2', first, [side, side, 1]);
    return tf.reshape<tf.Rank.R2>(image, [-1, side * side]); // logits
  };
  return { latentSize, init, encode, decode };
}
